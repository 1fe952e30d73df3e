# /// sample
# summary = "Returns the cost alone."
# misconception = "wrong-keys"
# [passes]
# value = false
# ///
def cost_forward(w, x, b, target):
    return (target - (w * x + b)) ** 2
