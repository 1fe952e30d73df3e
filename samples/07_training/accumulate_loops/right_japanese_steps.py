# /// sample
# summary = "Follows the lecture note's figures node by node, with Japanese comments and arrays kept for each image."
# [passes]
# value = true
# ///
def accumulate_loops(network, X, T):
    W1 = network["W1"]; b1 = network["b1"]
    W2 = network["W2"]; b2 = network["b2"]
    I, H = W1.shape
    J = W2.shape[1]

    # ミニバッチの開始時に 0 にする
    dW1 = np.zeros((I, H)); db1 = np.zeros(H)
    dW2 = np.zeros((H, J)); db2 = np.zeros(J)

    for n in range(len(X)):
        # 順伝播
        z = np.zeros(H)
        for h in range(H):
            s = b1[h]
            for i in range(I):
                s += X[n][i] * W1[i][h]
            z[h] = s if s > 0 else 0
        e = np.zeros(J)
        for j in range(J):
            s = b2[j]
            for h in range(H):
                s += z[h] * W2[h][j]
            e[j] = np.exp(s)
        y = e / e.sum()

        # 逆伝播 出力層
        a = np.zeros(J)
        for j in range(J):
            a[j] = y[j] - T[n][j]
            db2[j] += a[j]
            for h in range(H):
                dW2[h][j] += z[h] * a[j]

        # 逆伝播 隠れ層: 順伝播で 0 のノードは 0
        for h in range(H):
            d = 0
            for j in range(J):
                d += W2[h][j] * a[j]
            if z[h] == 0:
                d = 0
            db1[h] += d
            for i in range(I):
                dW1[i][h] += X[n][i] * d

    return {"W1": dW1, "b1": db1, "W2": dW2, "b2": db2}
