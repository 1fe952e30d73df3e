# /// sample
# summary = "Matches on the shape of y, with a star for a single sample."
# [passes]
# value = true
# ///
def dE_dy(d, y):
    match np.shape(y):
        case (n, _):
            share = 1 / n
        case (_,):
            share = 1.0
    return share * np.asarray(y) - share * np.asarray(d)
