# /// sample
# summary = "Begins with the cost, when t does not exist yet."
# misconception = "raised"
# [passes]
# value = false
# ///
def cost_forward(w, x, b, target):
    f = t**2
    t = s + target
    s = -y
    y = p + b
    p = w * x
    return {"p": p, "y": y, "s": s, "t": t, "f": f}
