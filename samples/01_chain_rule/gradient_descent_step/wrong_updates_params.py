# /// sample
# summary = "Writes the new values into the dict of the caller."
# misconception = "mutates-input"
# [passes]
# value = true
# robust = false
# ///
def gradient_descent_step(params, grads, learning_rate):
    for key in grads:
        params[key] = params[key] - learning_rate * grads[key]
    return params
