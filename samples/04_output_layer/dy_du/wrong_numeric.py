# /// sample
# summary = "Pushes each total input a little and divides."
# misconception = "finite-difference"
# [passes]
# value = false
# ///
def dy_du(u):
    h = 1e-4
    columns = []
    for j in range(len(u)):
        right = u.copy()
        right[j] = right[j] + h
        columns.append((right - u) / h)
    return np.array(columns).T
