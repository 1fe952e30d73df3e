# /// sample
# summary = "Returns only what has a gradient."
# misconception = "wrong-keys"
# [passes]
# value = false
# robust = false
# ///
def gradient_descent_step(params, grads, learning_rate):
    return {k: params[k] - learning_rate * grads[k] for k in grads}
