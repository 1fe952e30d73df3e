# /// sample
# summary = "Inverts number by number in Python, for nested lists of any depth."
# [passes]
# forward = true
# backward = true
# ///
def deep(function, *values):
    first = values[0]
    if isinstance(first, list):
        return [deep(function, *parts) for parts in zip(*values, strict=True)]
    return function(*values)


class Reciprocal:
    def forward(self, x):
        self.y = deep(lambda v: 1 / v, np.asarray(x, float).tolist())
        return np.array(self.y)

    def backward(self, dout):
        slopes = deep(lambda g, y: -g * y**2, np.asarray(dout, float).tolist(), self.y)
        return np.array(slopes)
