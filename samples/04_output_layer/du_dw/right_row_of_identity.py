# /// sample
# summary = "Takes row j of the identity matrix and multiplies it by z_i."
# [passes]
# value = true
# ///
def one_hot(place, length):
    return np.identity(length)[place]


def du_dw(z, j, i, n_out):
    result = z[i] * one_hot(j, n_out)
    print("du/dw =", result)
    return result
