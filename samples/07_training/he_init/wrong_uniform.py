# /// sample
# summary = "Draws uniform numbers, whose spread is right and whose form is not."
# misconception = "unknown"
# [passes]
# value = false
# ///
def he_init(rng, n_in, n_out):
    limit = np.sqrt(6 / n_in)
    return rng.uniform(-limit, limit, size=(n_in, n_out))
