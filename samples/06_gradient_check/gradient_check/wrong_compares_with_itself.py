# /// sample
# summary = "Takes backward for both sides, so that every layer is right."
# misconception = "unknown"
# [passes]
# value = false
# ///
def gradient_check(layer, x, dout):
    layer.forward(x)
    claimed = layer.backward(dout)
    layer.forward(x)
    again = layer.backward(dout)
    return relative_error(claimed, again)
