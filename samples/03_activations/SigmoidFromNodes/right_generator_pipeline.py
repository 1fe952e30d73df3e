# /// sample
# summary = "Sends the value through a generator that yields after each node."
# [passes]
# forward = true
# backward = true
# ///
class SigmoidFromNodes:
    def _walk(self, x):
        a = -x
        yield a
        b = self._exp.forward(a)
        yield b
        c = 1.0 + b
        yield c
        yield self._inv.forward(c)

    def forward(self, x):
        self._exp, self._inv = Exp(), Reciprocal()
        *self.between, y = self._walk(x)
        return y

    def backward(self, dout):
        for step in (self._inv.backward, lambda g: g, self._exp.backward, lambda g: -g):
            dout = step(dout)
        return dout
