# /// sample
# summary = "Comes from C: four nested loops, index variables, sums that start at 0.0."
# [passes]
# backward = true
# robust = true
# ///
def backward(network, x, d, cache, d_f):
    N = x.shape[0]; I = x.shape[1]
    H = cache["z1"].shape[1]; J = d.shape[1]
    W2 = network["W2"]
    slope = d_f(cache["u1"])

    gW1 = np.zeros((I, H)); gb1 = np.zeros(H)
    gW2 = np.zeros((H, J)); gb2 = np.zeros(J)

    n = 0
    while n < N:
        e = [0.0] * J
        for j in range(0, J):
            e[j] = (cache["y"][n][j] - d[n][j]) / N
            gb2[j] = gb2[j] + e[j]
        for h in range(0, H):
            s = 0.0
            for j in range(0, J):
                gW2[h][j] = gW2[h][j] + cache["z1"][n][h] * e[j]
                s = s + W2[h][j] * e[j]
            s = s * slope[n][h]
            gb1[h] = gb1[h] + s
            for i in range(0, I):
                gW1[i][h] = gW1[i][h] + x[n][i] * s
        n = n + 1

    return {"W1": gW1, "b1": gb1, "W2": gW2, "b2": gb2}
