# /// sample
# summary = "Uses 1 - y², which is tanh's derivative."
# misconception = "wrong-activation-derivative"
# [passes]
# forward = true
# backward = false
# robust = true
# ///
class Sigmoid:
    def forward(self, x):
        self.out = 1 / (1 + np.exp(-x))
        return self.out

    def backward(self, dout):
        return dout * (1 - self.out**2)
