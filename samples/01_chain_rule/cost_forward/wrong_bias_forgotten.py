# /// sample
# summary = "Forgets to use the bias."
# misconception = "unknown"
# [passes]
# value = false
# ///
def cost_forward(w, x, b, target):
    p = w * x
    y = p
    s = -y
    t = s + target
    f = t ** 2
    return {"p": p, "y": y, "s": s, "t": t, "f": f}
