# /// sample
# summary = "Keeps the nodes in a dataclass with type hints and turns it into a dict."
# [passes]
# value = true
# ///
from dataclasses import asdict, dataclass


@dataclass(frozen=True)
class Nodes:
    p: float
    y: float
    s: float
    t: float
    f: float


def cost_forward(w: float, x: float, b: float, target: float) -> dict[str, float]:
    """The values on the way from the weight to the cost."""
    p = float(w * x)
    y = p + float(b)
    t = float(target) - y
    return asdict(Nodes(p=p, y=y, s=-y, t=t, f=t**2))
