# /// sample
# summary = "Hands out a copy of dout to each side, so that nobody shares an array with anybody."
# [passes]
# forward = true
# backward = true
# robust = true
# ///
import copy


class AddLayer:
    def forward(self, x, y):
        total = copy.deepcopy(x)
        total = total + y
        return total

    def backward(self, dout):
        return tuple(copy.deepcopy(dout) for _ in range(2))
