# /// sample
# summary = "Writes into the arrays with [...] and has Arabic comments."
# [passes]
# value = true
# ///
class SGD:
    """الانحدار التدريجي العشوائي"""

    def __init__(self, learning_rate):
        self.eta = learning_rate  # معدل التعلم

    def update(self, params, grads):
        for k in sorted(grads):
            params[k][...] = params[k] + (-self.eta) * grads[k]
