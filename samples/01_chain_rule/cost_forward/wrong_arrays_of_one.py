# /// sample
# summary = "Makes an array of one element out of each number."
# misconception = "wrong-shape"
# [passes]
# value = false
# ///
def cost_forward(w, x, b, target):
    w, x, b, target = (np.array([value]) for value in (w, x, b, target))
    p = w * x
    y = p + b
    s = -y
    t = s + target
    return {"p": p, "y": y, "s": s, "t": t, "f": t**2}
