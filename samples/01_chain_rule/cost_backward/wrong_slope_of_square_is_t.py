# /// sample
# summary = "Takes t for the derivative of t squared."
# misconception = "missing-factor"
# [passes]
# value = false
# ///
def cost_backward(w, x, b, target):
    fwd = cost_forward(w, x, b, target)
    dt = fwd["t"]  # power rule
    dy = -dt
    return {
        "f": 1.0,
        "t": dt,
        "s": dt,
        "target": dt,
        "y": dy,
        "p": dy,
        "b": dy,
        "w": dy * x,
        "x": dy * w,
    }
