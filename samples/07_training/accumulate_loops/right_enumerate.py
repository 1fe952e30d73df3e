# /// sample
# summary = "Uses enumerate and math, with a function for one image and a second one that adds."
# [passes]
# value = true
# ///
import math


def one_image(network, x, t):
    hidden = []
    for h, bias in enumerate(network["b1"]):
        total = bias
        for i, pixel in enumerate(x):
            total += pixel * network["W1"][i, h]
        hidden.append(max(0.0, total))
    logits = []
    for j, bias in enumerate(network["b2"]):
        logits.append(bias + math.fsum(z * w for z, w in zip(hidden, network["W2"][:, j])))
    largest = max(logits)
    exps = [math.exp(a - largest) for a in logits]
    errors = [e / math.fsum(exps) - target for e, target in zip(exps, t)]
    blame = [
        math.fsum(w * error for w, error in zip(network["W2"][h], errors)) if z > 0 else 0.0
        for h, z in enumerate(hidden)
    ]
    return {
        "W1": [[pixel * d for d in blame] for pixel in x],
        "b1": blame,
        "W2": [[z * error for error in errors] for z in hidden],
        "b2": errors,
    }


def accumulate_loops(network, X, T):
    total = {k: np.zeros(v.shape) for k, v in network.items()}
    for x, t in zip(X, T):
        for k, part in one_image(network, x, t).items():
            total[k] += np.array(part)
    return total
