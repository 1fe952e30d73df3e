# /// sample
# summary = "Leaves out the target, because it is not learned."
# misconception = "wrong-keys"
# [passes]
# forward = true
# backward = false
# ///
class CostGraph:
    def forward(self, w, x, b, target):
        self.multiply = MulLayer()
        self.w_x = self.multiply.forward(w, x)
        self.t = target - (self.w_x + b)
        return self.t**2

    def backward(self, dout=1.0):
        dy = -2 * self.t * dout
        dw, dx = self.multiply.backward(dy)
        return {"w": dw, "x": dx, "b": dy}
