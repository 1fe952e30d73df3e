# /// sample
# summary = "Draws one number after the other in two loops."
# [passes]
# value = true
# ///
import math


def he_init(rng, n_in, n_out):
    sigma = math.sqrt(2) / math.sqrt(n_in)
    weights = []
    for _ in range(n_in):
        weights.append([sigma * rng.standard_normal() for _ in range(n_out)])
    return np.array(weights)
