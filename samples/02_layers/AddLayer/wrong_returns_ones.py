# /// sample
# summary = "Returns the local derivatives 1 and 1 without dout."
# [passes]
# forward = true
# backward = false
# robust = false
# [misconception]
# backward = "ignores-upstream"
# robust = "wrong-shape"
# ///
class AddLayer:
    def forward(self, x, y):
        return x + y

    def backward(self, dout):
        # d(x+y)/dx = 1 and d(x+y)/dy = 1
        return 1, 1
