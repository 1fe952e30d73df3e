# /// sample
# summary = "Subtracts in place for every key of grads."
# [passes]
# value = true
# ///
class SGD:
    def __init__(self, learning_rate):
        self.learning_rate = learning_rate

    def update(self, params, grads):
        for key, gradient in grads.items():
            params[key] -= self.learning_rate * gradient
