# /// sample
# summary = "Pushes one unit vector after the other through the linear activation."
# [passes]
# value = true
# ///
def activation(u):
    return 1 * u


def dy_du(u):
    J = u.shape[0]
    jacobian = np.zeros((J, J))
    for j in range(J):
        direction = np.zeros(J)
        direction[j] = 1
        jacobian[:, j] = activation(direction)
    print(jacobian)
    return jacobian
