# /// sample
# summary = "Solves it on paper and writes the formulas into the dict."
# [passes]
# value = true
# ///
def cost_backward(w, x, b, target):
    error = target - w * x - b
    return dict(
        f=1,
        t=2 * error,
        target=2 * error,
        s=2 * error,
        y=-2 * error,
        p=-2 * error,
        b=-2 * error,
        w=-2 * error * x,
        x=-2 * error * w,
    )
