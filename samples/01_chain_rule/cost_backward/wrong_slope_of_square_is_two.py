# /// sample
# summary = "Takes 2 for the derivative of t squared."
# misconception = "missing-inner-derivative"
# [passes]
# value = false
# ///
def cost_backward(w, x, b, target):
    df = 1
    dt = 2 * df
    ds = dtarget = dt
    dy = -ds
    dp = db = dy
    return {
        "f": df, "t": dt, "s": ds, "target": dtarget, "y": dy, "p": dp, "b": db,
        "w": x * dp, "x": w * dp,
    }
