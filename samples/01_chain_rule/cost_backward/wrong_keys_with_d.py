# /// sample
# summary = "Names the keys dw, dx and so on."
# misconception = "wrong-keys"
# [passes]
# value = false
# ///
def cost_backward(w, x, b, target):
    dt = 2 * (target - w * x - b)
    dy = -dt
    return dict(dw=dy * x, dx=dy * w, db=dy, dtarget=dt, dp=dy, dy=dy, ds=dt, dt=dt, df=1)
