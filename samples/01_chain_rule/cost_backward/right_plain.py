# /// sample
# summary = "Runs forward and then goes back node by node."
# [passes]
# value = true
# ///
def cost_backward(w, x, b, target):
    t = cost_forward(w, x, b, target)["t"]
    df = 1.0
    dt = 2 * t * df
    ds = dt
    dtarget = dt
    dy = -ds
    dp = dy
    db = dy
    dw = x * dp
    dx = w * dp
    return {
        "w": dw, "x": dx, "b": db, "target": dtarget,
        "p": dp, "y": dy, "s": ds, "t": dt, "f": df,
    }
