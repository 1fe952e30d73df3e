# /// sample
# summary = "Takes the length of the error, the root of its square, for the cost."
# [misconception]
# forward = "unknown"
# backward = "missing-inner-derivative"
# [passes]
# forward = false
# backward = false
# ///
class CostGraph:
    def forward(self, w, x, b, target):
        self.w, self.x = w, x
        self.t = target - (w * x + b)
        return abs(self.t)

    def backward(self, dout=1.0):
        dt = dout * np.sign(self.t)
        return {"w": -dt * self.x, "x": -dt * self.w, "b": -dt, "target": dt}
