# /// sample
# summary = "Broadcasts to three axes and sums one of them away, with an in-place delta of its own."
# [passes]
# backward = true
# ///
def output_layer_gradients(d, y, z, W):
    delta = np.array(y, dtype=float)
    delta -= d
    delta *= 1 / len(delta)
    return dict(
        W=(z[:, :, None] * delta[:, None, :]).sum(axis=0),
        b=delta.sum(0),
        z=(delta[:, None, :] * W[None, :, :]).sum(axis=2),
    )
