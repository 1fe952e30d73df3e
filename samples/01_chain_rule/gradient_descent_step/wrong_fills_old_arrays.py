# /// sample
# summary = "Fills arrays of the parameters' own type, which cuts decimals off whole numbers."
# misconception = "integer-truncation"
# [passes]
# value = true
# robust = false
# ///
def gradient_descent_step(params, grads, learning_rate):
    new = {}
    for name, value in params.items():
        if name in grads:
            out = np.zeros_like(value)
            out[...] = value - learning_rate * grads[name]
            new[name] = out
        else:
            new[name] = value
    return new
