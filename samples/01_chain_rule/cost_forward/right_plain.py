# /// sample
# summary = "Computes node by node, from left to right."
# [passes]
# value = true
# ///
def cost_forward(w, x, b, target):
    p = w * x
    y = p + b
    s = -y
    t = s + target
    f = t**2
    return {"p": p, "y": y, "s": s, "t": t, "f": f}
