# /// sample
# summary = "Updates what begins with W, and leaves out the biases."
# misconception = "unknown"
# [passes]
# value = false
# ///
class SGD:
    def __init__(self, learning_rate):
        self.lr = learning_rate

    def update(self, params, grads):
        for key in params:
            if key.startswith("W"):
                params[key] -= self.lr * grads[key]
