# /// sample
# summary = "Sends the cost f itself back through the graph."
# misconception = "forward-as-derivative"
# [passes]
# value = false
# ///
def cost_backward(w, x, b, target):
    values = cost_forward(w, x, b, target)
    back = values["f"]
    g = {"f": 1.0, "t": back, "s": back, "target": back}
    for name in ("y", "p", "b"):
        g[name] = -back
    g["w"] = -back * x
    g["x"] = -back * w
    return g
