# /// sample
# summary = "Calls the generator as if it were a function."
# misconception = "raised"
# [passes]
# value = false
# ///
def he_init(rng, n_in, n_out):
    return rng(n_in, n_out) * np.sqrt(2 / n_in)
