# /// sample
# summary = "Draws the weights into each node as one row and turns the array round in the end."
# [passes]
# value = true
# ///
def he_init(rng, n_in, n_out):
    into_node = np.empty((n_out, n_in))
    for j in range(n_out):
        into_node[j] = rng.normal(scale=np.sqrt(2 / n_in), size=n_in)
    return into_node.T
