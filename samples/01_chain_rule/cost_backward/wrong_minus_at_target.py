# /// sample
# summary = "Gives the target the same sign as the prediction."
# misconception = "sign-flipped"
# [passes]
# value = false
# ///
def cost_backward(w, x, b, target):
    e = w * x + b - target
    g = {"f": 1.0, "t": -2 * e, "s": -2 * e, "y": 2 * e, "p": 2 * e, "b": 2 * e}
    g["target"] = 2 * e
    g["w"] = 2 * e * x
    g["x"] = 2 * e * w
    return g
