# /// sample
# summary = "Lets forward make the function that backward will call."
# [passes]
# forward = true
# backward = true
# ///
class Reciprocal:
    def forward(self, x):
        y = 1.0 / x

        def pull_back(dout):
            local = -(y * y)
            return local * dout

        self.pull_back = pull_back
        return y

    def backward(self, dout):
        return self.pull_back(dout)
