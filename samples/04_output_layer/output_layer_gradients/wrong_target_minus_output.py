# /// sample
# summary = "Subtracts in the wrong order."
# misconception = "sign-flipped"
# [passes]
# backward = false
# ///
def output_layer_gradients(d, y, z, W):
    error = (d - y) / len(d)
    gW = z.T.dot(error)
    gb = error.sum(axis=0)
    gz = error.dot(W.T)
    return {"W": gW, "b": gb, "z": gz}
