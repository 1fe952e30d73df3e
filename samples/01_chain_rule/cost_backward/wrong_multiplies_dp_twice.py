# /// sample
# summary = "Multiplies by the gradient of p once too often on the way to the weight."
# misconception = "unknown"
# [passes]
# value = false
# ///
def cost_backward(w, x, b, target):
    n = cost_forward(w, x, b, target)
    df = 1.0
    dt = 2 * n["t"] * df
    ds, dtarget = dt, dt
    dy = -1 * ds
    dp, db = dy, dy
    dw = x * dp * dy
    dx = w * dp * dy
    return dict(w=dw, x=dx, b=db, target=dtarget, p=dp, y=dy, s=ds, t=dt, f=df)
