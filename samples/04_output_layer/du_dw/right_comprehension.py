# /// sample
# summary = "Writes the vector as a list comprehension of Python floats."
# [passes]
# value = true
# ///
def du_dw(z, j, i, n_out):
    return [float(z[i]) if k == j else 0.0 for k in range(n_out)]
