# /// sample
# summary = "Looks up a gradient for every parameter, and there is not always one."
# misconception = "raised"
# [passes]
# value = false
# robust = false
# ///
def gradient_descent_step(params, grads, learning_rate):
    new = {}
    for key in params:
        new[key] = params[key] - learning_rate * grads[key]
    return new
