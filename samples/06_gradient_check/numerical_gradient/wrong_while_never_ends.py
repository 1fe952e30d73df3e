# /// sample
# summary = "Counts the elements in a while loop, and forgets to count on."
# misconception = "timeout"
# runs_in_kernel_only = true
# [passes]
# value = false
# robust = false
# ///
def numerical_gradient(f, x, h=1e-4):
    gradient = np.zeros(x.shape)
    place = 0
    while place < x.size:
        up, down = x.copy(), x.copy()
        up.flat[place] += h
        down.flat[place] -= h
        gradient.flat[place] = (f(up) - f(down)) / (2 * h)
    return gradient
