# /// sample
# summary = "Builds the vector of local slopes and takes its cumulative product."
# [passes]
# value = true
# ///
def cost_backward(w, x, b, target):
    nodes = cost_forward(w, x, b, target)
    local = np.array([1.0, 2 * nodes["t"], 1.0, -1.0, 1.0])
    df, dt, ds, dy, dp = np.cumprod(local)
    dw, dx = np.outer(dp, [x, w]).ravel()
    out = {k: v for k, v in zip("ftsyp", (df, dt, ds, dy, dp))}
    out.update(w=dw, x=dx, b=dy, target=dt)
    return out
