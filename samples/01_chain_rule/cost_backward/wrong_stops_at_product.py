# /// sample
# summary = "Gives w and x the gradient of p and does not go through the product."
# misconception = "missing-inner-derivative"
# [passes]
# value = false
# ///
def cost_backward(w, x, b, target):
    t = cost_forward(w, x, b, target)["t"]
    grads = dict.fromkeys(["t", "s", "target"], 2 * t)
    grads.update(dict.fromkeys(["y", "p", "b", "w", "x"], -2 * t))
    grads["f"] = 1
    return grads
