# /// sample
# summary = "Writes the sum over the outputs with einsum, and the factor in the same product."
# [passes]
# value = true
# ///
def hidden_delta(delta2, W2, u1, d_f):
    return np.einsum("nj,hj,nh->nh", delta2, W2, d_f(u1))
