# /// sample
# summary = "Writes all values into one dict and all gradients into another, in Polish."
# [passes]
# forward = true
# backward = true
# ///
class SigmoidFromNodes:
    def forward(self, x):
        w = self.wartości = {"x": x}
        w["przeciwna"] = w["x"] * (-1)
        w["potęga"] = np.exp(w["przeciwna"])
        w["mianownik"] = w["potęga"] + 1
        w["wynik"] = w["mianownik"] ** (-1)
        return w["wynik"]

    def backward(self, dout):
        w, g = self.wartości, {"wynik": dout}
        g["mianownik"] = g["wynik"] * (-1) * w["mianownik"] ** (-2)
        g["potęga"] = g["mianownik"]
        g["przeciwna"] = g["potęga"] * w["potęga"]
        g["x"] = g["przeciwna"] * (-1)
        self.gradienty = g
        return g["x"]
