# /// sample
# summary = "Tries all four activations and keeps those whose slopes agree."
# [passes]
# value = true
# ///
slide_is_right_for = set()

for f, d_f in [(relu, d_relu), (sigmoid, d_sigmoid), (tanh, d_tanh), (identity, d_identity)]:
    u1 = np.linspace(-4, 4, 17)
    z1 = f(u1)
    difference = np.max(np.abs(d_f(z1) - d_f(u1)))
    print(f"{f.__name__:10} {difference:.4f}")
    if difference < 1e-12:
        slide_is_right_for.add(f.__name__)
