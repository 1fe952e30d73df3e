# /// sample
# summary = "Sorts the errors and takes the last, with a record of where each came from."
# [passes]
# value = true
# ///
from operator import itemgetter


def relative_error(a, b):
    rows = []
    for place in np.ndindex(np.shape(a)):
        size = abs(a[place]) + abs(b[place])
        rows.append((place, abs(a[place] - b[place]) / (size if size > 1e-8 else 1e-8)))
    rows.sort(key=itemgetter(1))
    worst_place, worst = rows[-1]
    print("worst at", worst_place)
    return worst
