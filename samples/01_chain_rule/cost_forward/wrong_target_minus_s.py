# /// sample
# summary = "Subtracts s, as in target - y, although s has its minus already."
# misconception = "sign-flipped"
# [passes]
# value = false
# ///
def cost_forward(w, x, b, target):
    p = w * x
    y = p + b
    s = -y
    t = target - s
    f = t**2
    return dict(p=p, y=y, s=s, t=t, f=f)
