# /// sample
# summary = "Computes in the lecture's columns, turns the result, and reports its size on stderr."
# [passes]
# value = true
# ///
import sys


def hidden_delta(delta2, W2, u1, d_f):
    w = W2.T  # the lecture's w, (J, H)
    columns = np.dot(w.T, delta2.T)
    delta1 = np.multiply(columns.T, d_f(u1))
    print(f"largest delta1: {np.abs(delta1).max():.3g}", file=sys.stderr)
    return delta1
