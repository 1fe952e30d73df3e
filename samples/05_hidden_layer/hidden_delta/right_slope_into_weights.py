# /// sample
# summary = "Scales the rows of W2 by the slope, sample by sample with map, and stacks vectors."
# [passes]
# value = true
# ///
import functools


def one_sample(W2, d_f, delta, u):
    return (W2 * np.reshape(d_f(u), (-1, 1))) @ delta


def hidden_delta(delta2, W2, u1, d_f):
    return np.vstack(list(map(functools.partial(one_sample, W2, d_f), delta2, u1)))
