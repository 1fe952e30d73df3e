# /// sample
# summary = "Prints all five nodes and returns nothing."
# misconception = "not-implemented"
# [passes]
# value = false
# ///
def cost_forward(w, x, b, target):
    p = w * x
    y = p + b
    s = -y
    t = s + target
    f = t**2
    print("p:%.2f, y:%.2f" % (p, y))
    print("s:%.2f, t:%.2f, f:%.2f" % (s, t, f))
