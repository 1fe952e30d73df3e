# /// sample
# summary = "Hands mean and standard deviation to rng.normal."
# [passes]
# value = true
# ///
def he_init(rng, n_in, n_out):
    std = (2.0 / n_in) ** 0.5
    W = rng.normal(0, std, size=(n_in, n_out))
    return W
