# /// sample
# summary = "Adds momentum, which from the second step on is another method."
# misconception = "unknown"
# [passes]
# value = false
# ///
class SGD:
    def __init__(self, learning_rate, momentum=0.9):
        self.learning_rate = learning_rate
        self.momentum = momentum
        self.v = {}

    def update(self, params, grads):
        for k, g in grads.items():
            self.v[k] = self.momentum * self.v.get(k, 0) - self.learning_rate * g
            params[k] += self.v[k]
