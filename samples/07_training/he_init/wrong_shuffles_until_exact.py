# /// sample
# summary = "Draws again and again until the spread is exactly right, which never happens."
# misconception = "timeout"
# runs_in_kernel_only = true
# [passes]
# value = false
# ///
def he_init(rng, n_in, n_out):
    target = np.sqrt(2 / n_in)
    W = rng.normal(0, target, (n_in, n_out))
    # make sure that the standard deviation is right
    while W.std() != target:
        W = rng.normal(0, target, (n_in, n_out))
    return W
