# /// sample
# summary = "Binds the gate of the newest input with functools.partial, in Portuguese."
# [passes]
# forward = true
# backward = true
# robust = true
# ///
from functools import partial


def comporta(aberta, valor):
    """Deixa passar onde está aberta; zero no resto."""
    return np.multiply(aberta, valor)


class Relu:
    def __init__(self):
        self._volta = None

    def forward(self, x):
        passa = partial(comporta, np.asarray(x) > 0)
        self._volta = passa
        return passa(x)

    def backward(self, dout):
        if self._volta is None:
            raise RuntimeError("chame forward antes de backward")
        return self._volta(dout)
