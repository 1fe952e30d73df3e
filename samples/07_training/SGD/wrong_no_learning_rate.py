# /// sample
# summary = "Keeps the learning rate and never uses it."
# misconception = "missing-factor"
# [passes]
# value = false
# ///
class SGD:
    def __init__(self, learning_rate):
        self.learning_rate = learning_rate

    def update(self, params, grads):
        for k in grads:
            params[k] -= grads[k]
