# /// sample
# summary = "Takes the mean of its own results for the samples of a batch, with German names."
# [passes]
# value = true
# ///
def squared_error(d, y):
    """Der Fehler E: halbes Abstandsquadrat, über den Stapel gemittelt."""
    if np.ndim(d) == 2:
        fehler = [squared_error(ziel, ausgabe) for ziel, ausgabe in zip(d, y)]
        print("Fehler je Beispiel:", fehler)
        return np.mean(fehler)
    abstand = np.linalg.norm(y - d)
    return abstand**2 / 2
