# /// sample
# summary = "Left the error of the example in the code, so that only the example comes out right."
# misconception = "unknown"
# [passes]
# value = false
# ///
def cost_backward(w, x, b, target):
    t = cost_forward(w, x, b, target)["t"]
    t = -2.0  # test
    dt = 2 * t
    dy = -dt
    return {"w": dy * x, "x": dy * w, "b": dy, "target": dt,
            "p": dy, "y": dy, "s": dt, "t": dt, "f": 1.0}
