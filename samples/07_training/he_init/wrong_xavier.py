# /// sample
# summary = "Takes the root of 1 / n_in, which is meant for sigmoid and tanh."
# misconception = "missing-factor"
# [passes]
# value = false
# ///
def he_init(rng, n_in, n_out):
    return rng.standard_normal((n_in, n_out)) / np.sqrt(n_in)
