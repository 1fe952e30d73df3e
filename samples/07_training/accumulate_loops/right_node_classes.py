# /// sample
# summary = "Has a class for a hidden node and one for an output node, each with its own accounts."
# [passes]
# value = true
# ///
import math


class Output:
    def __init__(self, weights, bias):
        self.weights, self.bias = list(weights), bias
        self.d_weights, self.d_bias = [0.0] * len(self.weights), 0.0

    def listen(self, z):
        self.z = z
        self.a = self.bias + sum(w * v for w, v in zip(self.weights, z))

    def learn(self, error):
        self.error = error
        self.d_bias += error
        self.d_weights = [old + error * v for old, v in zip(self.d_weights, self.z)]


class Hidden(Output):
    def listen(self, x):
        super().listen(x)
        self.fires = self.a > 0
        self.out = self.a if self.fires else 0.0

    def learn(self, blame):
        if self.fires:
            super().learn(blame)


def accumulate_loops(network, X, T):
    hidden = [Hidden(w, b) for w, b in zip(network["W1"].T, network["b1"])]
    output = [Output(w, b) for w, b in zip(network["W2"].T, network["b2"])]
    for x, t in zip(X, T):
        for node in hidden:
            node.listen(x)
        for node in output:
            node.listen([h.out for h in hidden])
        top = max(o.a for o in output)
        total = sum(math.exp(o.a - top) for o in output)
        for node, target in zip(output, t):
            node.learn(math.exp(node.a - top) / total - target)
        for h, node in enumerate(hidden):
            node.learn(sum(o.weights[h] * o.error for o in output))
    return {
        "W1": np.array([node.d_weights for node in hidden]).T,
        "b1": np.array([node.d_bias for node in hidden]),
        "W2": np.array([node.d_weights for node in output]).T,
        "b2": np.array([node.d_bias for node in output]),
    }
