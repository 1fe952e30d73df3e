# /// sample
# summary = "Divides by the number of all elements."
# misconception = "extra-batch-mean"
# [passes]
# value = false
# ///
def dE_dy(d, y):
    return (y - d) / y.size
