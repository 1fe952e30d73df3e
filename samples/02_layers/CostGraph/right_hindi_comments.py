# /// sample
# summary = "Steps through the graph with Hindi comments and keeps the layers in a dict."
# [passes]
# forward = true
# backward = true
# ///
class CostGraph:
    # लागत का ग्राफ़: f = (target - (w·x + b))²
    def __init__(self):
        self.परतें = {
            "गुणा": MulLayer(),
            "जोड़": AddLayer(),
            "ऋण": MulLayer(),
            "अंतर": AddLayer(),
            "वर्ग": MulLayer(),
        }

    def forward(self, w, x, b, target):
        प = self.परतें
        मान = प["गुणा"].forward(w, x)
        मान = प["जोड़"].forward(मान, b)
        मान = प["ऋण"].forward(मान, -1.0)
        मान = प["अंतर"].forward(मान, target)
        return प["वर्ग"].forward(मान, मान)

    def backward(self, dout=1.0):
        प = self.परतें
        ढाल = sum(प["वर्ग"].backward(dout))  # t दो बार आता है
        ढाल, d_target = प["अंतर"].backward(ढाल)
        ढाल, _ = प["ऋण"].backward(ढाल)
        ढाल, db = प["जोड़"].backward(ढाल)
        dw, dx = प["गुणा"].backward(ढाल)
        return {"w": dw, "x": dx, "b": db, "target": d_target}
