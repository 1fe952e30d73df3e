# /// sample
# summary = "Writes all three gradients with einsum."
# [passes]
# backward = true
# ///
def output_layer_gradients(d, y, z, W):
    delta = (y - d) / y.shape[0]
    return dict(
        W=np.einsum("ni,nj->ij", z, delta),
        b=np.einsum("nj->j", delta),
        z=np.einsum("nj,ij->ni", delta, W),
    )
