# /// sample
# summary = "Checks a new object of each layer once, so that a mask that never resets is not seen."
# misconception = "unknown"
# [passes]
# value = false
# ///
rng = np.random.default_rng(0)
suspects = set()
for Layer in [Triple, Gate, Rectifier, Clipper, AnyPositive, Squash, Logistic, Bend, Softplus,
              Distance, HalfDistance, AverageDistance, Verdict]:
    x = rng.normal(size=(2, 3))
    dout = rng.normal(size=np.shape(Layer().forward(x)))
    kept = dout.copy() if np.ndim(dout) else dout
    if gradient_check(Layer(), x, dout) > 1e-5 or np.any(kept != dout):
        suspects.add(Layer.__name__)
