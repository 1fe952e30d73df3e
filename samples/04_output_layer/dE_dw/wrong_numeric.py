# /// sample
# summary = "Pushes the output by h times z_i and looks how the error changes."
# misconception = "finite-difference"
# [passes]
# value = false
# ///
def dE_dw(d, y, z, j, i):
    h = 1e-6
    y_pushed = y.copy()
    y_pushed[j] += h * z[i]
    return (squared_error(d, y_pushed) - squared_error(d, y)) / h
