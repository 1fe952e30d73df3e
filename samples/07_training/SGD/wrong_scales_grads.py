# /// sample
# summary = "Multiplies the gradients themselves by the learning rate."
# misconception = "mutates-input"
# [passes]
# value = false
# ///
class SGD:
    def __init__(self, learning_rate):
        self.learning_rate = learning_rate

    def update(self, params, grads):
        for k in grads:
            grads[k] *= self.learning_rate
            params[k] -= grads[k]
