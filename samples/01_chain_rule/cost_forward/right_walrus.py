# /// sample
# summary = "Computes the nodes inside the dict with the walrus operator."
# [passes]
# value = true
# ///
def cost_forward(w, x, b, target):
    return {
        "p": (p := w * x),
        "y": (y := p + b),
        "s": (s := -y),
        "t": (t := s + target),
        "f": t * t,
    }
