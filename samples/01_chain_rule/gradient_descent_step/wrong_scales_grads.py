# /// sample
# summary = "Multiplies the gradients by the learning rate in the dict of the caller."
# misconception = "mutates-input"
# [passes]
# value = true
# robust = false
# ///
def gradient_descent_step(params, grads, learning_rate):
    for key in grads:
        grads[key] = grads[key] * learning_rate
    return {key: params[key] - grads[key] if key in grads else params[key] for key in params}
