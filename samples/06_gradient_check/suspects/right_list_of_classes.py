# /// sample
# summary = "Gives a list of the classes themselves."
# [passes]
# value = true
# ///
def is_wrong(layer_class, tries=20):
    """Try a layer with many inputs; an element is one moved number at a time."""
    rng = np.random.default_rng(2024)
    layer = layer_class()
    for _ in range(tries):
        x = rng.uniform(-2, 2, (2, 3))
        out = layer.forward(x)
        dout = rng.uniform(0.5, 1.5, np.shape(out))
        kept = np.array(dout)
        error = gradient_check(layer_class(), x, np.array(dout))
        layer.forward(x)
        used = np.array(layer.backward(dout))
        fresh = layer_class()
        fresh.forward(x)
        if error > 1e-4 or not np.allclose(used, fresh.backward(kept.copy())):
            return True
        if np.any(dout != kept):
            return True
    return False


suspects = [
    cls
    for cls in (Triple, Gate, Rectifier, Clipper, AnyPositive, Squash, Logistic, Bend, Softplus,
                Distance, HalfDistance, AverageDistance, Verdict)
    if is_wrong(cls)
]
