# /// sample
# summary = "Lets each node return its value and its pullback, and composes the pullbacks."
# [passes]
# forward = true
# backward = true
# ///
def neg(x):
    return -x, lambda g: -g


def exp(x):
    y = np.exp(x)
    return y, lambda g: g * y


def inc(x):
    return x + 1, lambda g: g


def inv(x):
    y = 1 / x
    return y, lambda g: -g * y * y


class SigmoidFromNodes:
    def forward(self, x):
        self.pullbacks = []
        for f in [neg, exp, inc, inv]:
            x, back = f(x)
            self.pullbacks.insert(0, back)
        return x

    def backward(self, dout):
        g = dout
        for back in self.pullbacks:
            g = back(g)
        return g
