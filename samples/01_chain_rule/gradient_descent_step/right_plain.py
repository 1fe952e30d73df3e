# /// sample
# summary = "Copies the dict and replaces the values that have a gradient."
# [passes]
# value = true
# robust = true
# ///
def gradient_descent_step(params, grads, learning_rate):
    new = dict(params)
    for key in grads:
        new[key] = params[key] - learning_rate * grads[key]
    return new
