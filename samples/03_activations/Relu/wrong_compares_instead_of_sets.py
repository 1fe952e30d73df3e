# /// sample
# summary = "Writes == for =, so that a mask once set is never taken away."
# misconception = "stale-state"
# [passes]
# forward = true
# backward = true
# robust = false
# ///
class Relu:
    def __init__(self):
        self.shut = None

    def forward(self, x):
        if np.all(x > 0):
            self.shut == None  # all open
            return x
        self.shut = x <= 0
        return np.where(self.shut, 0, x)

    def backward(self, dout):
        if self.shut is None:
            return dout
        return np.where(self.shut, 0, dout)
