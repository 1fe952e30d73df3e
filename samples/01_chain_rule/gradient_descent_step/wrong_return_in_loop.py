# /// sample
# summary = "Returns inside the loop, after the first key."
# misconception = "unknown"
# [passes]
# value = false
# robust = true
# ///
def gradient_descent_step(params, grads, learning_rate):
    new = dict(params)
    for k in grads:
        new[k] = params[k] - learning_rate * grads[k]
        return new
    return new
