# /// sample
# summary = "Keeps values and gradients in two layers of a ChainMap, with Japanese names."
# [passes]
# value = true
# ///
from collections import ChainMap


def cost_backward(w, x, b, target):
    値 = ChainMap(cost_forward(w, x, b, target), {"w": w, "x": x, "b": b, "target": target})
    勾配 = {"f": 1.0}
    # 2 乗
    勾配["t"] = 勾配["f"] * 2 * 値["t"]
    # 足し算はそのまま流す
    勾配["s"] = 勾配["target"] = 勾配["t"]
    # 符号の反転
    勾配["y"] = 勾配["s"] * -1
    勾配["p"] = 勾配["b"] = 勾配["y"]
    # 掛け算は相手の値を掛ける
    勾配["w"] = 勾配["p"] * 値["x"]
    勾配["x"] = 勾配["p"] * 値["w"]
    return 勾配
