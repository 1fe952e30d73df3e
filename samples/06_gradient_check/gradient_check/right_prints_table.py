# /// sample
# summary = "Prints both gradients side by side, and gives a Python float."
# [passes]
# value = true
# ///
def gradient_check(layer, x, dout):
    def cost(values):
        return (layer.forward(values) * dout).sum()

    numeric = numerical_gradient(cost, x, 1e-5)
    layer.forward(x)
    claimed = layer.backward(dout)
    print("claimed     numeric")
    for pair in zip(np.ravel(claimed), np.ravel(numeric)):
        print("%10.6f  %10.6f" % pair)
    return float(relative_error(claimed, numeric))
