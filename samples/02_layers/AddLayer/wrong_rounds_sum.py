# /// sample
# summary = "Rounds the sum, to be rid of digits such as 0.30000000000000004."
# misconception = "unknown"
# [passes]
# forward = false
# backward = true
# robust = true
# ///
class AddLayer:
    def forward(self, x, y):
        # 0.1 + 0.2 gives 0.30000000000000004, so keep two digits
        return np.round(x + y, 2)

    def backward(self, dout):
        return dout, dout
