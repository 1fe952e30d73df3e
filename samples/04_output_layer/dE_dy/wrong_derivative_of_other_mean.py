# /// sample
# summary = "Differentiates the mean over all elements, as other libraries define the error."
# misconception = "extra-batch-mean"
# [passes]
# value = false
# ///
def dE_dy(d, y):
    return 2.0 / np.size(y) * (y - d)
