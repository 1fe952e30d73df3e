# /// sample
# summary = "Gives one row for each node, the lecture's layout (n_out, n_in)."
# misconception = "wrong-shape"
# [passes]
# value = false
# ///
def he_init(rng, n_in, n_out):
    return rng.normal(0.0, np.sqrt(2 / n_in), (n_out, n_in))
