# /// sample
# summary = "Loops over all outputs with an if, and gives a tuple."
# [passes]
# value = true
# ///
def du_dw(z, j, i, n_out):
    slopes = ()
    k = 0
    while k < n_out:
        slopes += (z[i] if k == j else 0.0,)
        k += 1
    return slopes
