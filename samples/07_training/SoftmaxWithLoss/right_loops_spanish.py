# /// sample
# summary = "Goes from sample to sample with plain Python numbers and Spanish names."
# [passes]
# forward = true
# backward = true
# ///
import math


class SoftmaxWithLoss:
    def forward(self, x, t):
        self.diferencias = []
        pérdida = 0.0
        for fila, objetivo in zip(x.tolist(), t.tolist()):
            # objetivo: una etiqueta o una lista de ceros y un uno
            clase = objetivo.index(1) if isinstance(objetivo, list) else objetivo
            exponentes = [math.exp(v) for v in fila]
            suma = sum(exponentes)
            y = [e / suma for e in exponentes]
            pérdida -= math.log(y[clase])
            self.diferencias.append([p - (j == clase) for j, p in enumerate(y)])
        return pérdida / len(x)

    def backward(self, dout=1.0):
        n = len(self.diferencias)
        return [[d * dout / n for d in fila] for fila in self.diferencias]
