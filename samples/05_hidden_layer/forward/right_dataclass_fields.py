# /// sample
# summary = "Collects the values in a dataclass and turns it into a dict at the end."
# [passes]
# forward = true
# ///
from dataclasses import asdict, dataclass, field


@dataclass
class Pass:
    u1: np.ndarray
    z1: np.ndarray = field(init=False)
    u2: np.ndarray = field(init=False)
    y: np.ndarray = field(init=False)


def forward(network, x, f):
    values = Pass(np.matmul(x, network["W1"]) + network["b1"])
    values.z1 = f(values.u1)
    values.u2 = np.matmul(values.z1, network["W2"]) + network["b2"]
    values.y = 1 * values.u2
    return asdict(values)
