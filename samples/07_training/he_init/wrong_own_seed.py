# /// sample
# summary = "Makes a generator of its own with a fixed seed, to have the same numbers every time."
# misconception = "unknown"
# [passes]
# value = false
# ///
def he_init(rng, n_in, n_out):
    rng = np.random.default_rng(42)
    return rng.normal(0, np.sqrt(2 / n_in), (n_in, n_out))
