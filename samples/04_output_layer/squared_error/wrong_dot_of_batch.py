# /// sample
# summary = "Multiplies the differences with @, which fails for a batch."
# misconception = "raised"
# [passes]
# value = false
# ///
def squared_error(d, y):
    e = y - d
    return e @ e / 2
