# /// sample
# summary = "Lets np.vectorize guess the dtype: a first result of 0 makes all of them whole numbers."
# [passes]
# forward = false
# backward = false
# robust = false
# [misconception]
# forward = "integer-truncation"
# backward = "integer-truncation"
# robust = "unknown"
# ///
class Relu:
    def __init__(self):
        self.rule = np.vectorize(lambda value, x: value if x > 0 else 0)

    def forward(self, x):
        self.x = x
        return self.rule(x, x)

    def backward(self, dout):
        return self.rule(dout, self.x)
