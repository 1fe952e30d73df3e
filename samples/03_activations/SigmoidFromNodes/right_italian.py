# /// sample
# summary = "Has Italian names and comments, and prints the value after each node."
# [passes]
# forward = true
# backward = true
# ///
class SigmoidFromNodes:
    """La sigmoide smontata nei suoi nodi."""

    def forward(self, x):
        self.esponenziale, self.inverso = Exp(), Reciprocal()
        passi = [("x", x)]
        passi.append(("per -1", np.negative(x)))
        passi.append(("exp", self.esponenziale.forward(passi[-1][1])))
        passi.append(("più 1", np.add(passi[-1][1], 1)))
        passi.append(("1/x", self.inverso.forward(passi[-1][1])))
        for nome, valore in passi:
            print(nome, "→", valore)
        return passi[-1][1]

    def backward(self, dout):
        # all'indietro, nodo per nodo
        gradiente = self.inverso.backward(dout)
        gradiente = self.esponenziale.backward(gradiente)
        return np.negative(gradiente)
