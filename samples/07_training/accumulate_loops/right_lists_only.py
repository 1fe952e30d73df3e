# /// sample
# summary = "Works on nested lists to the end and prints the summed loss."
# [passes]
# value = true
# ///
def accumulate_loops(network, X, T):
    from math import exp, log

    W1, b1, W2, b2 = [network[k].tolist() for k in ["W1", "b1", "W2", "b2"]]
    gW1 = [[0.0] * len(b1) for _ in W1]
    gb1 = [0.0] * len(b1)
    gW2 = [[0.0] * len(b2) for _ in W2]
    gb2 = [0.0] * len(b2)
    loss = 0.0
    for image, target in zip(X.tolist(), T.tolist()):
        u1 = list(b1)
        for i, pixel in enumerate(image):
            for h, weight in enumerate(W1[i]):
                u1[h] += pixel * weight
        z1 = [u if u > 0 else 0.0 for u in u1]
        u2 = list(b2)
        for h, value in enumerate(z1):
            for j, weight in enumerate(W2[h]):
                u2[j] += value * weight
        s = sum(exp(u) for u in u2)
        y = [exp(u) / s for u in u2]
        loss -= sum(t * log(p + 1e-7) for t, p in zip(target, y))
        for j, (p, t) in enumerate(zip(y, target)):
            gb2[j] += p - t
        for h, value in enumerate(z1):
            back = 0.0
            for j, (p, t) in enumerate(zip(y, target)):
                gW2[h][j] += value * (p - t)
                back += W2[h][j] * (p - t)
            if u1[h] > 0:
                gb1[h] += back
                for i, pixel in enumerate(image):
                    gW1[i][h] += pixel * back
    print("loss", loss)
    return {"W1": gW1, "b1": gb1, "W2": gW2, "b2": gb2}
