# /// sample
# summary = "Splits itself into mixins for start, forward and backward, with type hints and German names."
# [passes]
# forward = true
# backward = true
# ///
from typing import Protocol

Feld = np.ndarray


class HatParameter(Protocol):
    params: dict[str, Feld]


class Startwerte:
    def wuerfeln(self, rng: np.random.Generator, von: int, nach: int) -> tuple[Feld, Feld]:
        return he_init(rng, von, nach), np.zeros(nach)


class Vorwaerts:
    def schichten(self: HatParameter, x: Feld) -> tuple[Feld, Feld]:
        summe = x @ self.params["W1"] + self.params["b1"]
        verdeckt = np.clip(summe, 0, None)
        return verdeckt, softmax(verdeckt @ self.params["W2"] + self.params["b2"])


class Rueckwaerts(Vorwaerts):
    def gradient(self, x: Feld, t: Feld) -> dict[str, Feld]:
        verdeckt, y = self.schichten(x)
        ziel = t if t.ndim == 2 else np.eye(y.shape[1])[t]
        fehler = (y - ziel) / x.shape[0]
        schuld = (fehler @ self.params["W2"].T) * np.sign(verdeckt)
        return {
            name: wert
            for nummer, (ein, aus) in enumerate([(x, schuld), (verdeckt, fehler)], start=1)
            for name, wert in ((f"W{nummer}", ein.T @ aus), (f"b{nummer}", aus.sum(axis=0)))
        }


class TwoLayerNet(Startwerte, Rueckwaerts):
    def __init__(self, n_in: int, n_hidden: int, n_out: int, rng: np.random.Generator) -> None:
        W1, b1 = self.wuerfeln(rng, n_in, n_hidden)
        W2, b2 = self.wuerfeln(rng, n_hidden, n_out)
        self.params = {"W1": W1, "b1": b1, "W2": W2, "b2": b2}

    def predict(self, x: Feld) -> Feld:
        return self.schichten(x)[1]

    def loss(self, x: Feld, t: Feld) -> float:
        return float(cross_entropy_error(t, self.predict(x)))
