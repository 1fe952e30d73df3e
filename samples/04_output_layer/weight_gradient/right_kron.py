# /// sample
# summary = "Makes the table with np.kron and gives it its shape afterwards."
# [passes]
# value = true
# ///
def weight_gradient(d, y, z):
    return np.kron(y - d, z).reshape(len(d), -1)
