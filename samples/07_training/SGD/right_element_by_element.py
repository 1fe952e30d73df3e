# /// sample
# summary = "Walks through every element of every array."
# [passes]
# value = true
# ///
class SGD:
    def __init__(self, learning_rate):
        self.learning_rate = learning_rate

    def update(self, params, grads):
        for name, values in params.items():
            for place in np.ndindex(values.shape):
                values[place] -= self.learning_rate * grads[name][place]
