# /// sample
# summary = "Halves the learning rate after each step, without being asked."
# misconception = "unknown"
# [passes]
# value = false
# ///
class SGD:
    def __init__(self, learning_rate):
        self.learning_rate = learning_rate

    def update(self, params, grads):
        for k in grads:
            params[k] -= self.learning_rate * grads[k]
        self.learning_rate *= 0.5
