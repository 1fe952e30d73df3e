# /// sample
# summary = "Halves the step, as if the cost had a one half in front."
# misconception = "unknown"
# [passes]
# value = false
# robust = true
# ///
def gradient_descent_step(params, grads, learning_rate):
    after = dict(params)
    for name in grads:
        after[name] = params[name] - 0.5 * learning_rate * grads[name]
    return after
