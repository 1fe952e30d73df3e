# /// sample
# summary = "Merges two dicts, the old one and the one with the updates."
# [passes]
# value = true
# robust = true
# ///
def gradient_descent_step(params, grads, learning_rate):
    moved = {k: np.subtract(params[k], np.multiply(learning_rate, g)) for k, g in grads.items()}
    return params | moved
