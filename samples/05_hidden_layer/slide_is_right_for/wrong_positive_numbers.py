# /// sample
# summary = "Tries numbers so close to zero that tanh seems to agree too."
# misconception = "unknown"
# [passes]
# value = false
# ///
u1 = np.array([0.01, 0.02])
pairs = {
    "relu": (relu, d_relu),
    "sigmoid": (sigmoid, d_sigmoid),
    "tanh": (tanh, d_tanh),
    "identity": (identity, d_identity),
}
slide_is_right_for = {n for n, (f, d_f) in pairs.items() if np.allclose(d_f(f(u1)), d_f(u1))}
