# /// sample
# summary = "Adds up the blame of each hidden node arrow by arrow, with slopes of single numbers."
# [passes]
# value = true
# ///
def hidden_delta(delta2, W2, u1, d_f):
    samples, hidden = u1.shape
    outputs = delta2.shape[1]
    delta1 = np.zeros((samples, hidden))
    for n in range(samples):
        for h in range(hidden):
            blame = 0.0
            for j in range(outputs):
                blame += delta2[n, j] * W2[h, j]
            delta1[n, h] = blame * d_f(float(u1[n, h]))
    return delta1
