# /// sample
# summary = "Adds the gradient and so climbs."
# misconception = "sign-flipped"
# [passes]
# value = false
# robust = true
# ///
def gradient_descent_step(params, grads, learning_rate):
    new = params.copy()
    for k, g in grads.items():
        new[k] = new[k] + learning_rate * g
    return new
