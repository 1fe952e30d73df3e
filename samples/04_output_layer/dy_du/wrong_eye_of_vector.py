# /// sample
# summary = "Gives np.eye the vector where it wants its length."
# misconception = "raised"
# [passes]
# value = false
# ///
def dy_du(u):
    return np.eye(u)
