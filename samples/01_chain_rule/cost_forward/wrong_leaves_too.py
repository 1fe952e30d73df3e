# /// sample
# summary = "Puts the four leaves into the dict as well."
# misconception = "wrong-keys"
# [passes]
# value = false
# ///
def cost_forward(w, x, b, target):
    p = w * x
    y = p + b
    s = -y
    t = s + target
    f = t * t
    return {"w": w, "x": x, "b": b, "target": target, "p": p, "y": y, "s": s, "t": t, "f": f}
