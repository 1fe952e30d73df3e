# /// sample
# summary = "Adds w and x at the first node."
# misconception = "unknown"
# [passes]
# value = false
# ///
def cost_forward(w, x, b, target):
    nodes = {}
    nodes["p"] = w + x
    nodes["y"] = nodes["p"] + b
    nodes["s"] = -nodes["y"]
    nodes["t"] = nodes["s"] + target
    nodes["f"] = nodes["t"] ** 2
    return nodes
