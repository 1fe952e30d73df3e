# /// sample
# summary = "Leaves out the node times -1: s is y."
# misconception = "sign-flipped"
# [passes]
# value = false
# ///
def cost_forward(w, x, b, target):
    p = w * x
    y = p + b
    s = y
    t = s + target
    return {"p": p, "y": y, "s": s, "t": t, "f": t**2}
