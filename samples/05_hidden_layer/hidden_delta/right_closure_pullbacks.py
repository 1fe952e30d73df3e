# /// sample
# summary = "Composes two pullbacks: one through the weights, one through the activation."
# [passes]
# value = true
# ///
def through_weights(W):
    return lambda g: g.dot(W.transpose())


def through_activation(slope):
    return lambda g: g * slope


def hidden_delta(delta2, W2, u1, d_f):
    g = delta2
    for pullback in (through_weights(W2), through_activation(d_f(u1))):
        g = pullback(g)
    return g
