# /// sample
# summary = "Subtracts the whole gradient, as the example with learning rate 1 does."
# misconception = "missing-factor"
# [passes]
# value = false
# robust = true
# ///
def gradient_descent_step(params, grads, learning_rate):
    after = {}
    after.update(params)
    for key, grad in grads.items():
        after[key] = params[key] - grad
    return after
