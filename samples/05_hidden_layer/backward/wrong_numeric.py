# /// sample
# summary = "Pushes every parameter of a copy of the network and looks how the error changes."
# misconception = "finite-difference"
# [passes]
# backward = false
# robust = true
# ///
def backward(network, x, d, cache, d_f):
    functions = {d_relu: relu, d_sigmoid: sigmoid, d_tanh: tanh, d_identity: identity}
    f = functions[d_f]
    net = {name: value.copy() for name, value in network.items()}

    def error():
        y = f(x @ net["W1"] + net["b1"]) @ net["W2"] + net["b2"]
        return np.sum((y - d) ** 2) / (2 * len(x))

    h = 1e-6
    start = error()
    gradients = {}
    for name, value in net.items():
        gradients[name] = np.zeros_like(value)
        for place in np.ndindex(value.shape):
            old = value[place]
            value[place] = old + h
            gradients[name][place] = (error() - start) / h
            value[place] = old
    return gradients
