# /// sample
# summary = "Rounds every gradient to two decimals, to have a tidy table."
# misconception = "unknown"
# [passes]
# value = false
# ///
def cost_backward(w, x, b, target):
    n = cost_forward(w, x, b, target)
    dt = 2 * n["t"]
    grads = {"f": 1.0, "t": dt, "s": dt, "target": dt, "y": -dt, "p": -dt, "b": -dt,
             "w": -dt * x, "x": -dt * w}
    return {k: round(v, 2) for k, v in grads.items()}
