# /// sample
# summary = "Adds gradients up in a dict of the class, which each forward sets to zero."
# misconception = "shared-state"
# [passes]
# forward = true
# backward = true
# robust = false
# ///
class AddLayer:
    grads = {}

    def forward(self, x, y):
        self.zero_grad()
        return x + y

    def zero_grad(self):
        self.grads.update(x=0.0, y=0.0)

    def backward(self, dout):
        self.grads["x"] = self.grads["x"] + dout
        self.grads["y"] = self.grads["y"] + dout
        return self.grads["x"], self.grads["y"]
