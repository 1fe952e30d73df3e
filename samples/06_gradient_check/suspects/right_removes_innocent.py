# /// sample
# summary = "Starts from all names and takes away those that pass every check, with a table on the way."
# [passes]
# value = true
# ///
suspects = frozenset(
    "Triple Gate Rectifier Clipper AnyPositive Squash Logistic Bend Softplus "
    "Distance HalfDistance AverageDistance Verdict".split()
)
x1 = np.array([[0.3, -0.7, 1.2], [-1.1, 0.4, -0.2]])
for name in sorted(suspects):
    layer = globals()[name]()
    layer.forward(-x1)
    dout = 0.5 + np.abs(layer.forward(x1))
    layer.forward(-x1)
    errors = []
    for x in (x1, x1 + 0.15, 3 * x1):
        errors.append(gradient_check(layer, x, dout.copy()))
    passed = dout.copy()
    layer.forward(x1)
    layer.backward(passed)
    touched = np.any(passed != dout)
    print(f"{name:16s} {max(errors):.1e} {'changes dout' if touched else ''}")
    if max(errors) < 1e-5 and not touched:
        suspects = suspects - {name}
