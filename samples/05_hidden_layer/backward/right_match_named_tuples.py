# /// sample
# summary = "Matches on the kind of each step of a list of named tuples, from the last to the first."
# [passes]
# backward = true
# robust = true
# ///
from typing import NamedTuple


class Linear(NamedTuple):
    number: int
    inputs: np.ndarray


class Activation(NamedTuple):
    slope: np.ndarray


def backward(network, x, d, cache, d_f):
    steps = [Linear(1, x), Activation(d_f(cache["u1"])), Linear(2, cache["z1"])]
    gradient = d_mean_squared_error(d, cache["y"])
    found = {}
    while steps:
        match steps.pop():
            case Linear(number=k, inputs=inputs):
                found[f"W{k}"] = np.einsum("ni,nj->ij", inputs, gradient)
                found[f"b{k}"] = np.einsum("nj->j", gradient)
                gradient = gradient @ network[f"W{k}"].transpose()
            case Activation(slope):
                gradient = gradient * slope
    return found
