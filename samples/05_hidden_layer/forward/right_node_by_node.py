# /// sample
# summary = "Computes every node in loops, sample by sample, and returns nested lists."
# [passes]
# forward = true
# ///
def total_inputs(row, W, b):
    return [
        sum((row[i] * W[i, j] for i in range(len(row))), start=b[j]) for j in range(len(b))
    ]


def forward(network, x, f):
    values = {"u1": [], "z1": [], "u2": [], "y": []}
    for sample in x:
        u1 = total_inputs(sample, network["W1"], network["b1"])
        z1 = [float(f(u)) for u in u1]
        u2 = total_inputs(z1, network["W2"], network["b2"])
        for name, row in (("u1", u1), ("z1", z1), ("u2", u2), ("y", u2)):
            values[name].append(row)
    return values
