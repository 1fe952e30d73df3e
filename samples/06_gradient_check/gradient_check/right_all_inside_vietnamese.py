# /// sample
# summary = "Writes the differences and the error out again inside, with Vietnamese comments."
# [passes]
# value = true
# ///
def gradient_check(layer, x, dout):
    layer.forward(x)
    dx = np.array(layer.backward(dout))  # đạo hàm theo backward
    h = 1e-5
    max_error = 0.0
    for idx in np.ndindex(x.shape):
        x1, x2 = x.copy(), x.copy()
        x1[idx] += h
        x2[idx] -= h
        # đạo hàm số
        num = (np.sum(layer.forward(x1) * dout) - np.sum(layer.forward(x2) * dout)) / (2 * h)
        error = abs(dx[idx] - num) / max(1e-8, abs(dx[idx]) + abs(num))
        max_error = max(max_error, error)
    return max_error
