# /// sample
# summary = "Leaves ReLU's mask in the backward pass of a copied cell."
# misconception = "wrong-activation-derivative"
# [passes]
# forward = true
# backward = false
# robust = true
# ///
class Sigmoid:
    def forward(self, x):
        self.mask = x > 0
        return 1 / (1 + np.exp(-x))

    def backward(self, dout):
        return np.where(self.mask, dout, 0)
