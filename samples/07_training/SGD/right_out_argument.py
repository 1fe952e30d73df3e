# /// sample
# summary = "Lets NumPy write into the parameter, with a counter of steps and a __repr__."
# [passes]
# value = true
# ///
class SGD:
    def __init__(self, learning_rate):
        self.learning_rate = learning_rate
        self.steps = 0

    def update(self, params, grads):
        for name in params.keys() & grads.keys():
            np.subtract(params[name], np.multiply(self.learning_rate, grads[name]), out=params[name])
        self.steps += 1

    def __repr__(self):
        return f"SGD({self.learning_rate}) after {self.steps} steps"
