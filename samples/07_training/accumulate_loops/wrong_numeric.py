# /// sample
# summary = "Nudges each parameter and measures the summed loss."
# misconception = "finite-difference"
# [passes]
# value = false
# ///
def accumulate_loops(network, X, T):
    def loss(net):
        total = 0.0
        for x, t in zip(X, T):
            z = [max(0.0, net["b1"][h] + sum(x[i] * net["W1"][i, h] for i in range(len(x))))
                 for h in range(len(net["b1"]))]
            a = [net["b2"][j] + sum(z[h] * net["W2"][h, j] for h in range(len(z)))
                 for j in range(len(net["b2"]))]
            total -= np.sum(t * np.log(softmax(np.array(a))))
        return total

    h = 1e-5
    grads = {}
    net = {key: value.copy() for key, value in network.items()}
    for key, value in net.items():
        grads[key] = np.zeros(value.shape)
        for place in np.ndindex(value.shape):
            old = value[place]
            value[place] = old + h
            up = loss(net)
            value[place] = old - h
            down = loss(net)
            value[place] = old
            grads[key][place] = (up - down) / (2 * h)
    return grads
