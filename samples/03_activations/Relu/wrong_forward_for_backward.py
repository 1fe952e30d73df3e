# /// sample
# summary = "Calls forward where backward is meant: applies ReLU to dout."
# misconception = "forward-as-derivative"
# [passes]
# forward = true
# backward = false
# robust = true
# ///
class Relu:
    def forward(self, x):
        return np.maximum(0, x)

    def backward(self, dout):
        return self.forward(dout)
