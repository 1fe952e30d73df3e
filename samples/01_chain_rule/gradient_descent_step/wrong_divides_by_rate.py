# /// sample
# summary = "Divides the gradient by the learning rate."
# misconception = "unknown"
# [passes]
# value = false
# robust = true
# ///
def gradient_descent_step(params, grads, learning_rate):
    return {**params, **{k: params[k] - g / learning_rate for k, g in grads.items()}}
