# /// sample
# summary = "Has a typo in the name of a variable."
# misconception = "raised"
# [passes]
# value = false
# ///
def cost_backward(w, x, b, target):
    t = cost_forward(w, x, b, target)["t"]
    df = 1.0
    dt = 2 * t * df
    ds = dtarget = dt
    dy = -ds
    dp = db = dy
    dw = dp * x
    dx = pd * w
    return {"w": dw, "x": dx, "b": db, "target": dtarget,
            "p": dp, "y": dy, "s": ds, "t": dt, "f": df}
