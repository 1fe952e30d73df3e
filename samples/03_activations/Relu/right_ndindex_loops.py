# /// sample
# summary = "Visits every place with np.ndindex and asks with an if, as in C."
# [passes]
# forward = true
# backward = true
# robust = true
# ///
class Relu:
    def forward(self, x):
        self.x = np.array(x)
        result = np.zeros(self.x.shape, dtype=np.float64)
        for place in np.ndindex(self.x.shape):
            if self.x[place] > 0:
                result[place] = self.x[place]
            else:
                result[place] = 0
        return result

    def backward(self, dout):
        up = np.array(dout)
        result = np.zeros(up.shape, dtype=np.float64)
        for place in np.ndindex(up.shape):
            if self.x[place] > 0:
                result[place] = up[place]
            else:
                result[place] = 0
        return result
