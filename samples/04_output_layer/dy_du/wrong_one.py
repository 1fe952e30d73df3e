# /// sample
# summary = "Returns the number 1, as the notes print it."
# misconception = "unknown"
# [passes]
# value = false
# ///
def dy_du(u):
    return 1
