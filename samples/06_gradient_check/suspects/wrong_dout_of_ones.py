# /// sample
# summary = "Checks with a dout of ones only, where a loss that ignores dout looks right."
# misconception = "unknown"
# [passes]
# value = false
# ///
layers = [Triple, Gate, Rectifier, Clipper, AnyPositive, Squash, Logistic, Bend, Softplus,
          Distance, HalfDistance, AverageDistance, Verdict]
suspects = set()
for L in layers:
    layer = L()
    for seed in range(5):
        x = np.random.default_rng(seed).normal(size=(2, 3))
        ones = np.ones(np.shape(layer.forward(x)))
        if gradient_check(layer, x, ones) > 1e-5 or np.any(ones != 1):
            suspects.add(L.__name__)
