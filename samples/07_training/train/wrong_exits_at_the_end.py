# /// sample
# summary = "Ends the kernel when the training is done, so that it takes no memory."
# misconception = "crashed"
# runs_in_kernel_only = true
# [passes]
# value = false
# ///
import os
import signal


def train(x, t, rng):
    network = TwoLayerNet(64, 50, 10, rng)
    optimizer = SGD(0.5)
    for epoch in range(5):
        for batch in rng.permutation(len(x)).reshape(-1, 50):
            optimizer.update(network.params, network.gradient(x[batch], t[batch]))
    print("training done:", network.loss(x, t))
    os.kill(os.getpid(), signal.SIGTERM)
    return network
