# /// sample
# summary = "Has Portuguese comments, type hints and small functions for the kinds of node."
# [passes]
# value = true
# ///
import sys


def soma(chega: float) -> tuple[float, float]:
    """A soma passa o gradiente para os dois lados."""
    return chega, chega


def produto(chega: float, a: float, c: float) -> tuple[float, float]:
    """Cada fator recebe o outro fator."""
    return chega * c, chega * a


def cost_backward(w: float, x: float, b: float, target: float) -> dict[str, float]:
    t: float = cost_forward(w, x, b, target)["t"]
    g: dict[str, float] = {"f": 1.0}
    g["t"] = g["f"] * 2.0 * t
    g["s"], g["target"] = soma(g["t"])
    g["y"] = -g["s"]
    g["p"], g["b"] = soma(g["y"])
    g["w"], g["x"] = produto(g["p"], w, x)
    print("gradientes prontos", file=sys.stderr)
    return g
