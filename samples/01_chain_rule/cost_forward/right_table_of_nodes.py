# /// sample
# summary = "Has a table of the nodes, each a function of the values so far."
# [passes]
# value = true
# ///
NODES = {
    "p": lambda v: v["w"] * v["x"],
    "y": lambda v: v["p"] + v["b"],
    "s": lambda v: -v["y"],
    "t": lambda v: v["s"] + v["target"],
    "f": lambda v: pow(v["t"], 2),
}


def cost_forward(w, x, b, target):
    values = {"w": w, "x": x, "b": b, "target": target}
    for name, node in NODES.items():
        values[name] = node(values)
    return {name: values[name] for name in NODES}
