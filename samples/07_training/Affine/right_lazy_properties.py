# /// sample
# summary = "Keeps only x and dout, and computes dW and db when somebody asks."
# [passes]
# forward = true
# backward = true
# robust = true
# ///
class Affine:
    """Faul: dW und db werden erst berechnet, wenn sie jemand braucht."""

    def __init__(self, W, b):
        self.W, self.b = W, b
        self.eingabe = self.von_oben = None

    def forward(self, x):
        self.eingabe = x
        return self.eingabe.dot(self.W) + self.b

    def backward(self, dout):
        self.von_oben = np.array(dout)
        return self.von_oben.dot(self.W.T)

    @property
    def dW(self):
        return self.eingabe.T.dot(self.von_oben)

    @property
    def db(self):
        return self.von_oben.sum(axis=0)
