# /// sample
# summary = "Draws from np.random and not from the generator that is passed in."
# misconception = "unknown"
# [passes]
# value = false
# ///
def he_init(rng, n_in, n_out):
    return np.random.randn(n_in, n_out) * np.sqrt(2.0 / n_in)
