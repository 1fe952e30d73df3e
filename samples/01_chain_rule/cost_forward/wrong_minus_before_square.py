# /// sample
# summary = "Writes -e**2, which Python reads as -(e**2)."
# misconception = "sign-flipped"
# [passes]
# value = false
# ///
def cost_forward(w, x, b, target):
    p = w * x
    y = p + b
    s = -y
    t = s + target
    e = y - target
    return {"p": p, "y": y, "s": s, "t": t, "f": -e**2}
