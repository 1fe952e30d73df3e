# /// sample
# summary = "Comes from C: while loops, flat lists with computed indices, arrays made at the end."
# [passes]
# value = true
# ///
from math import exp


def accumulate_loops(network, X, T):
    N, I = X.shape
    H, J = network["W2"].shape
    w1 = network["W1"].ravel().tolist()   # w1[i * H + h]
    w2 = network["W2"].ravel().tolist()   # w2[h * J + j]
    g1 = [0.0] * (I * H)
    g2 = [0.0] * (H * J)
    c1 = [0.0] * H
    c2 = [0.0] * J
    u = [0.0] * H
    y = [0.0] * J

    n = 0
    while n < N:
        h = 0
        while h < H:
            u[h] = float(network["b1"][h])
            i = 0
            while i < I:
                u[h] += X[n, i] * w1[i * H + h]
                i += 1
            h += 1

        total = 0.0
        j = 0
        while j < J:
            a = float(network["b2"][j])
            h = 0
            while h < H:
                if u[h] > 0.0:
                    a += u[h] * w2[h * J + j]
                h += 1
            y[j] = exp(a)
            total += y[j]
            j += 1

        j = 0
        while j < J:
            y[j] = y[j] / total - T[n, j]   # from here on: the error
            c2[j] += y[j]
            j += 1

        h = 0
        while h < H:
            if u[h] > 0.0:
                back = 0.0
                j = 0
                while j < J:
                    g2[h * J + j] += u[h] * y[j]
                    back += w2[h * J + j] * y[j]
                    j += 1
                c1[h] += back
                i = 0
                while i < I:
                    g1[i * H + h] += X[n, i] * back
                    i += 1
            h += 1
        n += 1

    return {
        "W1": np.array(g1).reshape(I, H),
        "b1": np.array(c1),
        "W2": np.array(g2).reshape(H, J),
        "b2": np.array(c2),
    }
