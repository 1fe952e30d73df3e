# /// sample
# summary = "Returns numbers with standard deviation 1."
# misconception = "missing-factor"
# [passes]
# value = false
# ///
def he_init(rng, n_in, n_out):
    return rng.normal(size=(n_in, n_out))
