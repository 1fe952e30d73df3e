# /// sample
# summary = "Uses learning_rate without self."
# misconception = "raised"
# [passes]
# value = false
# ///
class SGD:
    def __init__(self, learning_rate):
        self.learning_rate = learning_rate

    def update(self, params, grads):
        for k in params:
            params[k] -= learning_rate * grads[k]
