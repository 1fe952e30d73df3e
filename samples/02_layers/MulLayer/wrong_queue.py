# /// sample
# summary = "Puts each call in a queue, so that backward belongs to the oldest forward."
# misconception = "stale-state"
# [passes]
# forward = true
# backward = true
# robust = false
# ///
from collections import deque


class MulLayer:
    def __init__(self):
        self.waiting = deque()

    def forward(self, x, y):
        self.waiting.append((x, y))
        return x * y

    def backward(self, dout):
        x, y = self.waiting.popleft()
        return y * dout, x * dout
