# /// sample
# summary = "Takes the square root twice."
# misconception = "unknown"
# [passes]
# value = false
# ///
def he_init(rng, n_in, n_out):
    scale = np.sqrt(np.sqrt(2.0 / n_in))
    return scale * rng.standard_normal((n_in, n_out))
