# /// sample
# summary = "Makes the dict with dict(...) and the nodes with assignment expressions."
# [passes]
# value = true
# ///
def cost_forward(w, x, b, target):
    return dict(
        p=(p := w * x),
        y=(y := p + b),
        s=(s := -1 * y),
        t=(t := target + s),
        f=t * t,
    )
