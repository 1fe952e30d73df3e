# /// sample
# summary = "Writes the rule for one number and lets np.vectorize apply it to arrays."
# [passes]
# forward = true
# backward = true
# robust = true
# ///
@np.vectorize(otypes=[float])
def gate(value, switch):
    """value if the switch is positive, else 0"""
    if switch > 0:
        return value
    return 0.0


class Relu:
    def forward(self, x):
        self.x = x
        return gate(x, x)

    def backward(self, dout):
        return gate(dout, self.x)
