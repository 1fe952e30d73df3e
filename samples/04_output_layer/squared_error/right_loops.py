# /// sample
# summary = "Adds up square by square in Python floats."
# [passes]
# value = true
# ///
def squared_error(d, y):
    if d.ndim == 1:
        d, y = [d], [y]
    total = 0.0
    for targets, outputs in zip(d, y):
        for target, output in zip(targets, outputs):
            total += (float(output) - float(target)) ** 2
    return total / 2 / len(d)
