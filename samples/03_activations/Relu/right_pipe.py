# /// sample
# summary = "Chains its steps like a data analyst: a small pipe class with methods that return it again."
# [passes]
# forward = true
# backward = true
# robust = true
# ///
class Pipe:
    def __init__(self, values):
        self.values = np.asarray(values, dtype=float)

    def where(self, keep, other=0.0):
        return Pipe(np.where(keep, self.values, other))

    def clip(self, lower):
        return Pipe(self.values.clip(min=lower))

    def get(self):
        return self.values


class Relu:
    def forward(self, x):
        self.positive = Pipe(x).get() > 0
        return Pipe(x).clip(lower=0.0).get()

    def backward(self, dout):
        return Pipe(dout).where(self.positive).get()
