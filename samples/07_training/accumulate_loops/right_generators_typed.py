# /// sample
# summary = "Yields (name, place, part) from a generator for each image, with type hints, and adds them up."
# [passes]
# value = true
# ///
from collections.abc import Iterator


def parts(network: dict, x: np.ndarray, t: np.ndarray) -> Iterator[tuple[str, tuple, float]]:
    H, J = network["W2"].shape
    u = [
        float(network["b1"][h]) + sum(float(p) * w for p, w in zip(x, network["W1"][:, h]))
        for h in range(H)
    ]
    z = [value if value > 0 else 0.0 for value in u]
    a = np.array([network["b2"][j] + sum(z[h] * network["W2"][h, j] for h in range(H)) for j in range(J)])
    errors = (softmax(a) - t).tolist()
    for j, error in enumerate(errors):
        yield "b2", (j,), error
        for h in range(H):
            yield "W2", (h, j), error * z[h]
    for h in range(H):
        if z[h] == 0.0:
            continue
        blame = sum(error * network["W2"][h, j] for j, error in enumerate(errors))
        yield "b1", (h,), blame
        for i, pixel in enumerate(x):
            yield "W1", (i, h), blame * pixel


def accumulate_loops(network, X, T):
    total = {name: np.zeros(value.shape) for name, value in network.items()}
    for x, t in zip(X, T):
        for name, place, part in parts(network, x, t):
            total[name][place] += part
    return total
