# /// sample
# summary = "Writes every gradient with einsum and divides by N at the end."
# [passes]
# backward = true
# robust = true
# ///
def backward(network, x, d, cache, d_f):
    e2 = cache["y"] - d
    e1 = np.einsum("nj,hj->nh", e2, network["W2"]) * d_f(cache["u1"])
    gradients = dict(
        W1=np.einsum("ni,nh->ih", x, e1),
        b1=np.einsum("nh->h", e1),
        W2=np.einsum("nh,nj->hj", cache["z1"], e2),
        b2=np.einsum("nj->j", e2),
    )
    return {name: g / len(x) for name, g in gradients.items()}
