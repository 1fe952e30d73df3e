# /// sample
# summary = "Fills a buffer of its own with np.matmul and multiplies the slope into it, in Hindi."
# [passes]
# value = true
# ///
def hidden_delta(delta2, W2, u1, d_f):
    """छिपी परत की त्रुटि"""
    नमूने, नोड = u1.shape
    त्रुटि = np.empty((नमूने, नोड))
    np.matmul(delta2, W2.T, out=त्रुटि)   # पीछे, भारों से होकर
    त्रुटि *= d_f(u1)                      # f′(u1), न कि f′(z1)
    assert त्रुटि.shape == u1.shape
    return त्रुटि
