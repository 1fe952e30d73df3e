# /// sample
# summary = "Broadcasts by hand, goes through all numbers in a loop, and returns nested lists."
# [passes]
# value = true
# ///
def d_square_of_linear(a, b, x):
    def slope(a, b, x):
        return 2.0 * a * (a * x + b)

    A, B, X = np.broadcast_arrays(a, b, x)
    if A.ndim == 0:
        return slope(float(A), float(B), float(X))
    result = np.zeros(A.shape)
    for place, _ in np.ndenumerate(A):
        result[place] = slope(A[place], B[place], X[place])
    return result.tolist()
