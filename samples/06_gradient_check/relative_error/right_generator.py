# /// sample
# summary = "Hands a generator of the errors to Python's own max."
# [passes]
# value = true
# ///
def relative_error(a, b):
    a, b = a.flatten().tolist(), b.flatten().tolist()
    return max(abs(p - q) / max(abs(p) + abs(q), 1e-8) for p, q in zip(a, b))
