# /// sample
# summary = "Stores the gradients of the first step and uses them in every step."
# misconception = "stale-state"
# [passes]
# value = false
# ///
class SGD:
    def __init__(self, learning_rate):
        self.learning_rate = learning_rate
        self.grads = {}

    def update(self, params, grads):
        for k, g in grads.items():
            self.grads.setdefault(k, g)
        for k in params:
            params[k] -= self.learning_rate * self.grads[k]
