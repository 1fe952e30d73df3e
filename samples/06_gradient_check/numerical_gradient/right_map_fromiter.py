# /// sample
# summary = "Flattens a copy and collects the slopes with np.fromiter from a generator."
# [passes]
# value = true
# robust = true
# ///
def numerical_gradient(f, x, h=1e-4):
    def slope(k):
        ends = []
        for step in (+h, -h):
            moved = x.flatten()
            moved[k] += step
            ends.append(f(moved.reshape(x.shape)))
        above, below = ends
        return (above - below) / (2 * h)

    return np.fromiter(map(slope, range(x.size)), dtype=float, count=x.size).reshape(x.shape)
