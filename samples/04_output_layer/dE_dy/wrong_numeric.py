# /// sample
# summary = "Pushes each output a little and looks how E changes."
# misconception = "finite-difference"
# [passes]
# value = false
# ///
def dE_dy(d, y):
    h = 1e-5
    before = squared_error(d, y)
    slope = np.zeros_like(y)
    for k in np.ndindex(*y.shape):
        pushed = y.copy()
        pushed[k] += h
        slope[k] = (squared_error(d, pushed) - before) / h
    return slope
