# /// sample
# summary = "Names the gradients dW, db and dz."
# misconception = "wrong-keys"
# [passes]
# backward = false
# ///
def output_layer_gradients(d, y, z, W):
    delta = dE_dy(d, y)
    dW = z.T @ delta
    db = delta.sum(axis=0)
    dz = delta @ W.T
    return {"dW": dW, "db": db, "dz": dz}
