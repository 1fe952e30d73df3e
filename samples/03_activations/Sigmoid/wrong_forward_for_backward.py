# /// sample
# summary = "Calls forward where backward is meant: applies the sigmoid to dout."
# misconception = "forward-as-derivative"
# [passes]
# forward = true
# backward = false
# robust = true
# ///
class Sigmoid:
    def forward(self, x):
        return 1 / (1 + np.exp(-x))

    def backward(self, dout):
        return self.forward(dout)
