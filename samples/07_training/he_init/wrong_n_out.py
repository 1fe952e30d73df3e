# /// sample
# summary = "Divides by the number of nodes that the weights lead to."
# misconception = "transposed"
# [passes]
# value = false
# ///
def he_init(rng, n_in, n_out):
    scale = np.sqrt(2 / n_out)
    return scale * rng.standard_normal(size=(n_in, n_out))
