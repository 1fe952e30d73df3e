# /// sample
# summary = "Subtracts the target of the neighbour, an index that is off by one."
# misconception = "unknown"
# [passes]
# value = false
# ///
def dE_dy(d, y):
    if d.ndim == 1:
        return y - np.roll(d, 1)
    return (y - np.roll(d, 1, axis=0)) / len(d)
