# /// sample
# summary = "Keeps the lecture's layout for the weights."
# misconception = "transposed"
# [passes]
# backward = false
# ///
def output_layer_gradients(d, y, z, W):
    delta = dE_dy(d, y)
    # row j, column i, as in exercise 6
    return {"W": delta.T @ z, "b": delta.sum(0), "z": delta @ W.T}
