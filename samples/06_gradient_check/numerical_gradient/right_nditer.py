# /// sample
# summary = "Walks with np.nditer and its multi_index, as the book does it, with comments in Japanese."
# [passes]
# value = true
# robust = true
# ///
def numerical_gradient(f, x, h=1e-4):
    grad = np.zeros_like(x)

    it = np.nditer(x, flags=["multi_index"], op_flags=["readwrite"])
    while not it.finished:
        idx = it.multi_index
        tmp_val = x[idx]

        x[idx] = tmp_val + h
        fxh1 = f(x)  # f(x+h)

        x[idx] = tmp_val - h
        fxh2 = f(x)  # f(x-h)

        grad[idx] = (fxh1 - fxh2) / (2 * h)
        x[idx] = tmp_val  # 値を元に戻す
        it.iternext()

    return grad
