# /// sample
# summary = "Checks each layer three times, the same object again and again, and looks at dout."
# [passes]
# value = true
# ///
every = [Triple, Gate, Rectifier, Clipper, AnyPositive, Squash, Logistic, Bend, Softplus]
losses = [Distance, HalfDistance, AverageDistance, Verdict]
rng = np.random.default_rng(6)
suspects = set()
for Layer in every + losses:
    layer = Layer()
    for _ in range(3):
        x = rng.normal(size=(2, 3))
        dout = rng.normal(size=np.shape(layer.forward(x)))
        before = np.copy(dout)
        layer.forward(x)
        layer.backward(dout)
        if not np.array_equal(dout, before) or gradient_check(layer, x, before) > 1e-5:
            suspects.add(Layer.__name__)
