# /// sample
# summary = "Does not use the layers: writes each partial derivative as a formula."
# [passes]
# forward = true
# backward = true
# ///
class CostGraph:
    def forward(self, w, x, b, target):
        self.w, self.x = w, x
        y = w * x + b
        self.error = target - y
        return self.error**2

    def backward(self, dout=1.0):
        df_dt = 2 * self.error
        return {
            "w": dout * df_dt * -self.x,
            "x": dout * df_dt * -self.w,
            "b": dout * -df_dt,
            "target": dout * df_dt,
        }
