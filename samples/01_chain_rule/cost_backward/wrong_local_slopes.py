# /// sample
# summary = "Writes down the slope of each node and multiplies none of them."
# misconception = "ignores-upstream"
# [passes]
# value = false
# ///
def cost_backward(w, x, b, target):
    t = cost_forward(w, x, b, target)["t"]
    local = {"f": 1, "t": 2 * t}
    local["s"] = local["target"] = 1
    local["y"] = -1
    local["p"] = local["b"] = 1
    local["w"], local["x"] = x, w
    return local
