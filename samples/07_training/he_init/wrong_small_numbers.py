# /// sample
# summary = "Uses 0.01 for all layers, as in older programs."
# misconception = "unknown"
# [passes]
# value = false
# ///
weight_init_std = 0.01


def he_init(rng, n_in, n_out):
    return weight_init_std * rng.standard_normal((n_in, n_out))
