# /// sample
# summary = "Takes the gradients out of their dict one after the other."
# misconception = "mutates-input"
# [passes]
# value = true
# robust = false
# ///
def gradient_descent_step(params, grads, learning_rate):
    new = dict(params)
    while grads:
        key, gradient = grads.popitem()
        new[key] = params[key] - learning_rate * gradient
    return new
