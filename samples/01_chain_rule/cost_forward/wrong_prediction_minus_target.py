# /// sample
# summary = "Takes prediction minus target for t: the cost is the same, the sign of t is not."
# misconception = "sign-flipped"
# [passes]
# value = false
# ///
def cost_forward(w, x, b, target):
    p = w * x
    y = p + b
    error = y - target
    return {"p": p, "y": y, "s": -y, "t": error, "f": error * error}
