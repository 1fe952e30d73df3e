# /// sample
# summary = "Returns the steps themselves and does not add them to the parameters."
# misconception = "unknown"
# [passes]
# value = false
# robust = true
# ///
def gradient_descent_step(params, grads, learning_rate):
    step = dict(params)
    for name in grads:
        step[name] = -learning_rate * grads[name]
    return step
