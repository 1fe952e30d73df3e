# /// sample
# summary = "Misspells a class in the loop, so that the cell ends in an error."
# misconception = "raised"
# [passes]
# value = false
# ///
rng = np.random.default_rng(1)
suspects = {
    layer.__name__
    for layer in (Triple, Gate, Rectifer, Clipper, AnyPositive, Squash, Logistic, Bend, Softplus,
                  Distance, HalfDistance, AverageDistance, Verdict)
    if gradient_check(layer(), rng.normal(size=(2, 3)), 1.5) > 1e-5
}
