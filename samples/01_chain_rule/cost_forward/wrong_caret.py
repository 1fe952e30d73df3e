# /// sample
# summary = "Squares with ^, as in other programs, which Python refuses for decimals."
# misconception = "raised"
# [passes]
# value = false
# ///
def cost_forward(w, x, b, target):
    p = w * x
    y = p + b
    s = -y
    t = s + target
    f = t ^ 2
    return {"p": p, "y": y, "s": s, "t": t, "f": f}
