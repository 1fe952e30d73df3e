# /// sample
# summary = "Fills the gradient element by element and says on stderr what it does."
# [passes]
# value = true
# ///
import sys


def dE_dy(d, y):
    gradient = np.empty(y.shape)
    n_samples = np.atleast_2d(y).shape[0]
    for place in np.ndindex(y.shape):
        gradient[place] = (y[place] - d[place]) / n_samples
    print(f"{gradient.size} slopes", file=sys.stderr)
    return gradient
