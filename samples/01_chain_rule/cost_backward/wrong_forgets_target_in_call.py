# /// sample
# summary = "Calls cost_forward without the target."
# misconception = "raised"
# [passes]
# value = false
# ///
def cost_backward(w, x, b, target):
    t = cost_forward(w, x, b)["t"]
    dt = 2 * t
    dy = -dt
    return {
        "w": dy * x, "x": dy * w, "b": dy, "target": dt,
        "p": dy, "y": dy, "s": dt, "t": dt, "f": 1,
    }
