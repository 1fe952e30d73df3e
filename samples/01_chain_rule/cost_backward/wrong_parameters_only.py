# /// sample
# summary = "Returns the gradients of the weight and the bias only."
# misconception = "wrong-keys"
# [passes]
# value = false
# ///
def cost_backward(w, x, b, target):
    t = target - w * x - b
    return {"w": -2 * t * x, "b": -2 * t}
