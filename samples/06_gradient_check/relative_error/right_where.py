# /// sample
# summary = "Chooses the divisor with np.where and prints the place of the largest error."
# [passes]
# value = true
# ///
def relative_error(a, b):
    total = np.abs(a) + np.abs(b)
    safe = np.where(total < 1e-8, 1e-8, total)
    errors = np.abs(a - b) / safe
    worst = np.unravel_index(np.argmax(errors), errors.shape)
    print("largest error at", worst, "is", errors[worst])
    return errors[worst]
