# /// sample
# summary = "Chooses with np.where, with Italian names and type hints."
# [passes]
# value = true
# ///
def du_dw(z: np.ndarray, j: int, i: int, n_out: int) -> np.ndarray:
    """Solo u_j contiene il peso w_ji."""
    posizioni = np.arange(n_out)
    return np.where(posizioni == j, z[i], 0.0)
