# /// sample
# summary = "Makes two fresh copies for every element and never touches x."
# [passes]
# value = true
# robust = true
# ///
import numpy as np


def numerical_gradient(f, x, h=1e-4):
    g = np.empty(x.shape)
    for idx, _ in np.ndenumerate(x):
        plus = np.array(x, copy=True)
        minus = np.array(x, copy=True)
        plus[idx] += h
        minus[idx] -= h
        g[idx] = (f(plus) - f(minus)) / (plus[idx] - minus[idx])
    return g
