# /// sample
# summary = "Unpacks the two gradients of the product in the wrong order."
# misconception = "swapped-outputs"
# [passes]
# value = false
# ///
def mul_backward(left, right, dout):
    return dout * right, dout * left


def cost_backward(w, x, b, target):
    values = cost_forward(w, x, b, target)
    dt = 2 * values["t"]
    dy = -dt
    dx, dw = mul_backward(w, x, dy)
    return dict(w=dw, x=dx, b=dy, target=dt, p=dy, y=dy, s=dt, t=dt, f=1.0)
