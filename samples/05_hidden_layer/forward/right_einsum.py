# /// sample
# summary = "Uses einsum and warns on stderr where hidden nodes are silent."
# [passes]
# forward = true
# ///
import warnings


def forward(network, x, f):
    W1, b1, W2, b2 = (network[k] for k in ("W1", "b1", "W2", "b2"))
    u1 = np.einsum("ni,ih->nh", x, W1) + b1[None, :]
    z1 = f(u1)
    if not z1.any():
        warnings.warn("all hidden nodes are silent")
    y = np.einsum("nh,hj->nj", z1, W2) + b2[None, :]
    return {"y": y, "u2": y, "z1": z1, "u1": u1}
