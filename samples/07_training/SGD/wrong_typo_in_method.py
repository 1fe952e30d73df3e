# /// sample
# summary = "Calls a method of dicts that does not exist."
# misconception = "raised"
# [passes]
# value = false
# ///
class SGD:
    def __init__(self, learning_rate):
        self.learning_rate = learning_rate

    def update(self, params, grads):
        for key, gradient in grads.iteritems():
            params[key] -= self.learning_rate * gradient
