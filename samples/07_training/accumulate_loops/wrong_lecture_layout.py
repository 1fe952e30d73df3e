# /// sample
# summary = "Gives the weight gradients in the lecture's layout w_ji, one row for each later node."
# misconception = "transposed"
# [passes]
# value = false
# ///
def accumulate_loops(network, X, T):
    w1, w2 = network["W1"].T, network["W2"].T  # w[j][i]
    b1, b2 = network["b1"], network["b2"]
    dw1, dw2 = np.zeros(w1.shape), np.zeros(w2.shape)
    db1, db2 = np.zeros(b1.shape), np.zeros(b2.shape)
    for x, t in zip(X, T):
        u = [sum(w * v for w, v in zip(row, x)) + b for row, b in zip(w1, b1)]
        z = [max(0.0, value) for value in u]
        y = softmax([sum(w * v for w, v in zip(row, z)) + b for row, b in zip(w2, b2)])
        for j in range(len(b2)):
            db2[j] += y[j] - t[j]
            for i in range(len(z)):
                dw2[j, i] += (y[j] - t[j]) * z[i]
        for j in range(len(b1)):
            if u[j] > 0:
                d = sum(w2[k, j] * (y[k] - t[k]) for k in range(len(b2)))
                db1[j] += d
                for i in range(len(x)):
                    dw1[j, i] += d * x[i]
    return {"W1": dw1, "b1": db1, "W2": dw2, "b2": db2}
