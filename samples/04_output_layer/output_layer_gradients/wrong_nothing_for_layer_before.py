# /// sample
# summary = "Returns the gradients of the parameters only."
# misconception = "wrong-keys"
# [passes]
# backward = false
# ///
def output_layer_gradients(d, y, z, W):
    delta = dE_dy(d, y)
    return dict(W=z.T @ delta, b=delta.sum(axis=0))
