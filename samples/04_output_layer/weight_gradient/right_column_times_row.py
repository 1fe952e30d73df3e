# /// sample
# summary = "Multiplies a column by a row, which NumPy broadcasts to the table."
# [passes]
# value = true
# ///
def weight_gradient(d, y, z):
    column = (y - d)[:, np.newaxis]
    row = z[None, :]
    return column * row
