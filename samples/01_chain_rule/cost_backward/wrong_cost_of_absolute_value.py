# /// sample
# summary = "Differentiates |t|, the absolute error, since that was the cost in another course."
# misconception = "missing-inner-derivative"
# [passes]
# value = false
# ///
def cost_backward(w, x, b, target):
    t = cost_forward(w, x, b, target)["t"]
    sign = 1.0 if t > 0 else -1.0
    grads = {"f": 1.0, "t": sign, "s": sign, "target": sign}
    grads["y"] = grads["p"] = grads["b"] = -sign
    grads["w"] = -sign * x
    grads["x"] = -sign * w
    return grads
