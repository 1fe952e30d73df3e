# /// sample
# summary = "Has not begun: the cell is as it was handed out."
# misconception = "not-implemented"
# [passes]
# backward = false
# ///
def output_layer_gradients(d, y, z, W):
    """Return the gradients of E as a dict with the keys W (I, J), b (J,) and z (N, I)."""
    raise NotImplementedError()
