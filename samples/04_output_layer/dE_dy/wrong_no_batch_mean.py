# /// sample
# summary = "Uses the formula of one sample for a batch too."
# misconception = "missing-batch-mean"
# [passes]
# value = false
# ///
def dE_dy(d, y):
    return y - d
