# /// sample
# summary = "Takes steps until the gradient is zero, but the gradient that was given never changes."
# misconception = "timeout"
# runs_in_kernel_only = true
# [passes]
# value = false
# robust = false
# ///
def gradient_descent_step(params, grads, learning_rate):
    new = dict(params)
    while any(np.any(np.abs(g) > 1e-6) for g in grads.values()):
        for k in grads:
            new[k] = new[k] - learning_rate * grads[k]
    return new
