# /// sample
# summary = "Writes every product with np.einsum, and the sum of the bias with a row of ones."
# [passes]
# forward = true
# backward = true
# robust = true
# ///
import numpy as np


class Affine:
    """out_nj = sum_i x_ni W_ij + b_j"""

    def __init__(self, W, b):
        self.params = (W, b)

    def forward(self, x):
        W, b = self.params
        self.cache = np.asarray(x, dtype=float)
        return np.einsum("ni,ij->nj", self.cache, W) + b[np.newaxis, :]

    def backward(self, dout):
        W, _ = self.params
        self.dW = np.einsum("ni,nj->ij", self.cache, dout)
        self.db = np.ones(len(dout)) @ dout
        return np.einsum("nj,ij->ni", dout, W)
