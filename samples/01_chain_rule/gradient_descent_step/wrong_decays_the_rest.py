# /// sample
# summary = "Shrinks the parameters without a gradient, as weight decay does."
# misconception = "unknown"
# [passes]
# value = false
# robust = true
# ///
def gradient_descent_step(params, grads, learning_rate):
    new = {}
    for k in params:
        if k in grads:
            new[k] = params[k] - learning_rate * grads[k]
        else:
            new[k] = params[k] * (1 - 0.01 * learning_rate)
    return new
