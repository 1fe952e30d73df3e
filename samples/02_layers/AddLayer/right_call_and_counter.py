# /// sample
# summary = "Uses __call__, a counter in a property, and asserts that shapes stay the same."
# [passes]
# forward = true
# backward = true
# robust = true
# ///
class AddLayer:
    _calls = 0

    @property
    def calls(self):
        return self._calls

    def __call__(self, x, y):
        self._calls += 1
        return np.asarray(x) + np.asarray(y)

    forward = __call__

    def backward(self, dout):
        up = np.asarray(dout)
        dx, dy = up * 1.0, up * 1.0
        assert dx.shape == dy.shape == up.shape
        return dx, dy
