# /// sample
# summary = "Calls the previous exercise in two nested comprehensions."
# [passes]
# value = true
# ///
def weight_gradient(d, y, z):
    return [[dE_dw(d, y, z, j, i) for i in range(len(z))] for j in range(len(y))]
