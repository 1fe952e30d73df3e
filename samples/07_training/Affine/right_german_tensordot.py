# /// sample
# summary = "Contracts with np.tensordot and named axes, with German names and a __call__."
# [passes]
# forward = true
# backward = true
# robust = true
# ///
PROBE, EIN, AUS = 0, 1, 1


class Affine:
    """Affine Abbildung  aus = x·W + b"""

    def __init__(self, W, b):
        self.gewichte, self.verschiebung = W, b

    def __call__(self, x):
        return self.forward(x)

    def forward(self, x):
        self.letzte_eingabe = np.array(x, dtype=float)
        return np.tensordot(self.letzte_eingabe, self.gewichte, axes=(EIN, 0)) + self.verschiebung

    def backward(self, dout):
        self.dW = np.tensordot(self.letzte_eingabe, dout, axes=(PROBE, PROBE))
        self.db = np.sum(dout, axis=PROBE)
        return np.tensordot(dout, self.gewichte, axes=(AUS, 1))
