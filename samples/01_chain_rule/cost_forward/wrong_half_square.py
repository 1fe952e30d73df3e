# /// sample
# summary = "Puts a one half in front of the square, as other books do."
# misconception = "missing-factor"
# [passes]
# value = false
# ///
def cost_forward(w, x, b, target):
    p = w * x
    y = p + b
    s = -y
    t = s + target
    f = 0.5 * t**2
    return {"p": p, "y": y, "s": s, "t": t, "f": f}
