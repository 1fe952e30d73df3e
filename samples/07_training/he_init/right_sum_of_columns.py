# /// sample
# summary = "Draws column by column with a list comprehension and stacks the columns."
# [passes]
# value = true
# ///
import math


def he_init(rng, n_in, n_out):
    σ = math.sqrt(2.0 / n_in)
    return np.column_stack([rng.normal(loc=0.0, scale=σ, size=n_in) for _ in range(n_out)])
