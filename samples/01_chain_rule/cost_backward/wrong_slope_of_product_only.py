# /// sample
# summary = "Takes the slope of p for the gradient of w and x and forgets what arrives at p."
# misconception = "ignores-upstream"
# [passes]
# value = false
# ///
def cost_backward(w, x, b, target):
    dt = 2 * (target - w * x - b)
    dy = -dt
    dw = x  # p = w x, so dp/dw = x
    dx = w
    return {"w": dw, "x": dx, "b": dy, "target": dt, "p": dy, "y": dy, "s": dt, "t": dt, "f": 1}
