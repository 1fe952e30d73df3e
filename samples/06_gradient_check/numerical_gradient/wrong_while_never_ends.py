# /// sample
# summary = "Halves the step until the slope no longer changes, and looks at NaN in the end."
# misconception = "timeout"
# runs_in_kernel_only = true
# [passes]
# value = false
# robust = false
# ///
def numerical_gradient(f, x, h=1e-4):
    gradient = np.zeros(x.shape)
    for place in np.ndindex(x.shape):
        e = np.zeros(x.shape)
        e[place] = 1
        before, slope = None, 0.0
        # smaller and smaller steps must converge
        while before != slope:
            before = slope
            slope = (f(x + h * e) - f(x - h * e)) / (2 * h)
            h = h / 2
        gradient[place] = slope
    return gradient
