# /// sample
# summary = "Keeps the largest error so far in a loop over pairs of numbers."
# [passes]
# value = true
# ///
def relative_error(a, b):
    """The largest of |a - b| / max(1e-8, |a| + |b|)."""
    worst = 0.0
    for one, other in zip(np.ravel(a), np.ravel(b)):
        error = abs(one - other) / max(1e-8, abs(one) + abs(other))
        if error > worst:
            worst = error
    return worst
