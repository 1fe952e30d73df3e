# /// sample
# summary = "Trains with Adam, written as a generator that keeps its moments."
# [passes]
# value = true
# ///
def adam(params, rate=0.01, beta1=0.9, beta2=0.999, eps=1e-8):
    m = {k: np.zeros_like(v) for k, v in params.items()}
    v = {k: np.zeros_like(p) for k, p in params.items()}
    step = 0
    while True:
        grads = yield step
        step += 1
        for k, g in grads.items():
            m[k] += (1 - beta1) * (g - m[k])
            v[k] += (1 - beta2) * (g * g - v[k])
            params[k] -= rate * (m[k] / (1 - beta1**step)) / (np.sqrt(v[k] / (1 - beta2**step)) + eps)


def train(x, t, rng):
    net = TwoLayerNet(x.shape[1], 64, 10, rng)
    optimizer = adam(net.params)
    next(optimizer)
    for _ in range(20):
        for part in np.array_split(rng.permutation(len(x)), 30):
            optimizer.send(net.gradient(x[part], t[part]))
    return net
