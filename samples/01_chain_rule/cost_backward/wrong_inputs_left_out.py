# /// sample
# summary = "Has no gradient for the input and the target, because nobody trains them."
# misconception = "not-implemented"
# [passes]
# value = false
# ///
def cost_backward(w, x, b, target):
    dt = 2 * (target - w * x - b)
    dy = -dt
    return {
        "f": 1, "t": dt, "s": dt, "y": dy, "p": dy, "b": dy, "w": x * dy,
        "x": None, "target": None,
    }
