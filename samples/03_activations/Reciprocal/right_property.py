# /// sample
# summary = "Offers the local derivative as a property and explains it in Portuguese."
# [passes]
# forward = true
# backward = true
# ///
class Reciprocal:
    """y = 1/x.  Derivada: dy/dx = -1/x² = -y·y"""

    @property
    def derivada(self):
        return -self.y * self.y

    def forward(self, x):
        self.y = np.reciprocal(np.asarray(x, dtype=np.float64))
        return self.y

    def backward(self, dout):
        # regra da cadeia: gradiente que chega × derivada local
        return dout * self.derivada
