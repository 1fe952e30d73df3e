# /// sample
# summary = "Starts with 1 at t instead of f, so the slope of the square is nowhere."
# misconception = "missing-inner-derivative"
# [passes]
# value = false
# ///
def cost_backward(w, x, b, target):
    df = 1.0
    dt = df
    ds, dtarget = dt, dt
    dy = -1 * ds
    dp, db = dy, dy
    dw, dx = dp * x, dp * w
    return {
        "w": dw, "x": dx, "b": db, "target": dtarget,
        "p": dp, "y": dy, "s": ds, "t": dt, "f": df,
    }
