# /// sample
# summary = "Is a function that returns an object with closures; forward leaves backward behind."
# [passes]
# forward = true
# backward = true
# robust = true
# ///
from types import SimpleNamespace


def Affine(W, b):
    layer = SimpleNamespace(dW=None, db=None)

    def forward(x):
        def backward(dout):
            layer.dW, layer.db = x.T @ dout, dout.T @ np.ones(len(dout))
            return (W @ dout.T).T

        layer.backward = backward
        return (W.T @ x.T).T + b

    layer.forward = forward
    return layer
