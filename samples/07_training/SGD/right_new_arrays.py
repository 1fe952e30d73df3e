# /// sample
# summary = "Stores a new array under each key."
# [passes]
# value = true
# ///
class SGD:
    def __init__(self, learning_rate=0.01):
        self.lr = learning_rate

    def update(self, params, grads):
        for key in params.keys():
            params[key] = params[key] - self.lr * grads[key]
