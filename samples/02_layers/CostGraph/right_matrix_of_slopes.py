# /// sample
# summary = "Multiplies the Jacobians of the nodes, as a mathematician: one row times one matrix times one matrix."
# [passes]
# forward = true
# backward = true
# ///
class CostGraph:
    def forward(self, w, x, b, target):
        self.v = np.array([w, x, b, target], dtype=float)
        # (w, x, b, T) -> (p, b, T) -> (y, T) -> t -> f
        self.t = target - (w * x + b)
        return float(self.t**2)

    def backward(self, dout=1.0):
        w, x, _, _ = self.v
        J1 = np.array([[x, w, 0, 0], [0, 0, 1, 0], [0, 0, 0, 1]])
        J2 = np.array([[1, 1, 0], [0, 0, 1]])
        J3 = np.array([[-1, 1]])
        J4 = np.array([[2 * self.t]])
        row = dout * (J4 @ J3 @ J2 @ J1)
        return dict(zip(("w", "x", "b", "target"), row[0].tolist()))
