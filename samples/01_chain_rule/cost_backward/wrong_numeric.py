# /// sample
# summary = "Pushes each leaf and node a little and looks how much the cost changes."
# misconception = "finite-difference"
# [passes]
# value = false
# ///
def cost_backward(w, x, b, target, h=1e-5):
    v = {"w": w, "x": x, "b": b, "target": target, **cost_forward(w, x, b, target)}

    def rest(name, value):
        n = {**v, name: value}
        if name in ("w", "x"):
            n["p"] = n["w"] * n["x"]
        if name in ("w", "x", "p", "b"):
            n["y"] = n["p"] + n["b"]
        if name not in ("s", "t", "f", "target"):
            n["s"] = -n["y"]
        if name not in ("t", "f"):
            n["t"] = n["s"] + n["target"]
        return value if name == "f" else n["t"] ** 2

    return {name: (rest(name, v[name] + h) - v["f"]) / h for name in v}
