# /// sample
# summary = "Puts the inputs into one array and forgets to sum them."
# misconception = "wrong-shape"
# [passes]
# forward = false
# backward = true
# robust = false
# ///
class AddLayer:
    def forward(self, x, y):
        both = np.array([x, y])
        return both

    def backward(self, dout):
        return dout, dout
