# /// sample
# summary = "Takes 2 / n_in, the variance, as the standard deviation."
# misconception = "unknown"
# [passes]
# value = false
# ///
def he_init(rng, n_in, n_out):
    return rng.normal(loc=0, scale=2 / n_in, size=(n_in, n_out))
