# /// sample
# summary = "Multiplies number by number in a loop and gives Python floats for single numbers."
# [passes]
# forward = true
# backward = true
# robust = true
# ///
def multiply_each(a, b):
    """a[k] * b[k] for every index k, without a product of arrays."""
    a = np.asarray(a)
    b = np.asarray(b)
    if a.ndim == 0:
        return float(a) * float(b)
    result = np.zeros(a.shape)
    for k in np.ndindex(a.shape):
        result[k] = a[k] * b[k]
    return result


class MulLayer:
    def forward(self, x, y):
        self.memory = (x, y)
        return multiply_each(x, y)

    def backward(self, dout):
        x, y = self.memory
        return (multiply_each(dout, y), multiply_each(dout, x))
