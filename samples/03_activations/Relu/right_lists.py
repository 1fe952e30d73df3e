# /// sample
# summary = "Works with nested lists and recursion, and gives Python numbers for single numbers."
# [passes]
# forward = true
# backward = true
# robust = true
# ///
class Relu:
    """ReLU without a single array operation."""

    def forward(self, x):
        self.x = np.asarray(x).tolist()
        return self._each(lambda value: value if value > 0 else 0.0, self.x)

    def backward(self, dout):
        dout = np.asarray(dout).tolist()
        return self._each(lambda value, d: d if value > 0 else 0.0, self.x, dout)

    def _each(self, rule, first, *others):
        if isinstance(first, list):
            return [self._each(rule, *parts) for parts in zip(first, *others)]
        return rule(first, *others)
