# /// sample
# summary = "Prints the number and returns nothing."
# misconception = "not-implemented"
# [passes]
# value = false
# ///
def relative_error(a, b):
    print(np.max(np.abs(a - b) / np.maximum(1e-8, np.abs(a) + np.abs(b))))
