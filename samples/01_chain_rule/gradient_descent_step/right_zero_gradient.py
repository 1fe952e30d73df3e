# /// sample
# summary = "Takes 0 for a gradient that is not there, in one comprehension."
# [passes]
# value = true
# robust = true
# ///
def gradient_descent_step(params, grads, learning_rate):
    return {k: v - learning_rate * grads.get(k, 0) for k, v in params.items()}
