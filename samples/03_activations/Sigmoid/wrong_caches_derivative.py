# /// sample
# summary = "Computes the derivative once and takes it for every later call."
# misconception = "stale-state"
# [passes]
# forward = true
# backward = true
# robust = false
# ///
class Sigmoid:
    def __init__(self):
        self.slope = None

    def forward(self, x):
        self.y = 1 / (1 + np.exp(-x))
        return self.y

    def backward(self, dout):
        if self.slope is None:
            self.slope = self.y * (1 - self.y)
        return dout * self.slope
