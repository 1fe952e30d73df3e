# /// sample
# summary = "Goes down the axes one by one, with German names, and gives nested lists."
# [passes]
# value = true
# robust = true
# ///
def numerical_gradient(f, x, h=1e-4):
    """Zentrale Differenzen, Achse für Achse."""

    def steigung(ort):
        if len(ort) < x.ndim:
            return [steigung(ort + (i,)) for i in range(x.shape[len(ort)])]
        schritt = np.zeros(x.shape)
        schritt[ort] = h
        return (f(x + schritt) - f(x - schritt)) / (2 * h)

    return steigung(())
