# /// sample
# summary = "Has Spanish names and comments, and says on stderr what it does."
# [passes]
# forward = true
# backward = true
# robust = true
# ///
import sys
import warnings


class MulLayer:
    """Capa de multiplicación."""

    def forward(self, x, y):
        self.izquierda = x
        self.derecha = y
        print("multiplicando…", file=sys.stderr)
        return self.izquierda * self.derecha

    def backward(self, dout):
        if np.any(np.abs(dout) > 1e6):
            warnings.warn("¡el gradiente es enorme!")
        # la derivada respecto a un factor es el otro factor
        gradiente_izquierda = dout * self.derecha
        gradiente_derecha = dout * self.izquierda
        return gradiente_izquierda, gradiente_derecha
