# /// sample
# summary = "Hands a dict of new values to params.update and returns params as well."
# [passes]
# value = true
# ///
class SGD:
    def __init__(self, learning_rate):
        self._rate = float(learning_rate)
        self.steps = 0

    def update(self, params, grads):
        self.steps += 1
        params.update({name: params[name] - self._rate * g for name, g in grads.items()})
        return params
