# /// sample
# summary = "Fills the other diagonal, from the upper right to the lower left."
# misconception = "unknown"
# [passes]
# value = false
# ///
def dy_du(u):
    J = len(u)
    jacobian = np.zeros((J, J))
    for k in range(J):
        jacobian[k, J - 1 - k] = 1
    return jacobian
