# /// sample
# summary = "Multiplies by adding up y times, which never ends for decimals."
# misconception = "timeout"
# runs_in_kernel_only = true
# [passes]
# forward = false
# backward = false
# robust = false
# ///
class MulLayer:
    def forward(self, x, y):
        self.x = x
        self.y = y
        # 2 * 3 = 2 + 2 + 2
        product = 0
        count = y
        while np.any(count != 0):
            product = product + x
            count = count - 1
        return product

    def backward(self, dout):
        return dout * self.y, dout * self.x
