# /// sample
# summary = "Gives the local name a new array, which does not reach the dict."
# misconception = "not-implemented"
# [passes]
# value = false
# ///
class SGD:
    def __init__(self, learning_rate):
        self.learning_rate = learning_rate

    def update(self, params, grads):
        for (name, value), gradient in zip(params.items(), grads.values()):
            value = value - self.learning_rate * gradient
