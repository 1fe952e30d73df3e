# /// sample
# summary = "Multiplies dout by the layer's output x·y."
# misconception = "forward-as-derivative"
# [passes]
# forward = true
# backward = false
# robust = true
# ///
class MulLayer:
    def forward(self, x, y):
        self.z = x * y
        return self.z

    def backward(self, dout):
        return dout * self.z, dout * self.z
