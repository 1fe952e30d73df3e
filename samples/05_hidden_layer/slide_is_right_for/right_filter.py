# /// sample
# summary = "Filters a dict of the functions and takes its keys."
# [passes]
# value = true
# ///
def same_slope(pair):
    f, d_f = pair
    return all(d_f(f(u)) == d_f(u) for u in (-2.0, -0.5, 0.5, 2.0))


functions = {
    "relu": (relu, d_relu),
    "sigmoid": (sigmoid, d_sigmoid),
    "tanh": (tanh, d_tanh),
    "identity": (identity, d_identity),
}
slide_is_right_for = {k: v for k, v in functions.items() if same_slope(v)}.keys()
