# /// sample
# summary = "Prints the results and returns nothing."
# misconception = "not-implemented"
# [passes]
# forward = false
# backward = false
# robust = false
# ///
class AddLayer:
    def forward(self, x, y):
        out = x + y
        print(out)

    def backward(self, dout):
        dx = dout
        dy = dout
        print(dx, dy)
