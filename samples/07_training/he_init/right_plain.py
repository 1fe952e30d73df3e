# /// sample
# summary = "Multiplies standard normal numbers by the root of 2 / n_in."
# [passes]
# value = true
# ///
def he_init(rng, n_in, n_out):
    return rng.standard_normal((n_in, n_out)) * np.sqrt(2 / n_in)
