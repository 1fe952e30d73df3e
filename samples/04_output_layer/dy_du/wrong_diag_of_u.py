# /// sample
# summary = "Puts u itself on the diagonal."
# misconception = "forward-as-derivative"
# [passes]
# value = false
# ///
def dy_du(u):
    J = np.zeros((len(u), len(u)))
    for k in range(len(u)):
        J[k, k] = u[k]
    return J
