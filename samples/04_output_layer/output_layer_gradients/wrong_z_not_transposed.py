# /// sample
# summary = "Multiplies z and delta as they stand, whose shapes do not fit."
# misconception = "raised"
# [passes]
# backward = false
# ///
def output_layer_gradients(d, y, z, W):
    delta = dE_dy(d, y)
    return {"W": np.dot(z, delta), "b": np.sum(delta, axis=0), "z": np.dot(delta, W)}
