# /// sample
# summary = "Has 2t, the derivative, where the cost t squared belongs."
# misconception = "unknown"
# [passes]
# value = false
# ///
def cost_forward(w, x, b, target):
    p = w * x
    y = p + b
    s = -y
    t = s + target
    return {"p": p, "y": y, "s": s, "t": t, "f": 2 * t}
