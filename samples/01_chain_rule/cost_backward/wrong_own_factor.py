# /// sample
# summary = "Multiplies by the factor that the gradient belongs to."
# misconception = "swapped-outputs"
# [passes]
# value = false
# ///
def cost_backward(w, x, b, target):
    t = target - (w * x + b)
    dp = -2 * t
    return {
        "f": 1, "t": 2 * t, "s": 2 * t, "target": 2 * t,
        "y": dp, "p": dp, "b": dp,
        "w": w * dp, "x": x * dp,
    }
