# /// sample
# summary = "Takes the mean of all squares without the one half."
# misconception = "extra-batch-mean"
# [passes]
# value = false
# ///
def squared_error(d, y):
    squares = np.square(y - d)
    return squares.mean()
