# /// sample
# summary = "Defines f and takes its slope over a step of 1e-5."
# misconception = "finite-difference"
# [passes]
# forward = true
# backward = false
# ///
class Reciprocal:
    def forward(self, x):
        self.f = lambda value: 1 / value
        self.x = x
        return self.f(x)

    def backward(self, dout):
        eps = 1e-5
        df = self.f(self.x + eps) - self.f(self.x)
        return df / eps * dout
