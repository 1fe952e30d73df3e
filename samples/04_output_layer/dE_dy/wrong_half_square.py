# /// sample
# summary = "Gives each element's part of E itself."
# misconception = "forward-as-derivative"
# [passes]
# value = false
# ///
def dE_dy(d, y):
    n = len(d) if np.ndim(d) == 2 else 1
    return 0.5 * (y - d) ** 2 / n
