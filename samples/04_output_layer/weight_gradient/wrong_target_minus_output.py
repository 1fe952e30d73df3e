# /// sample
# summary = "Takes the target minus the output."
# misconception = "sign-flipped"
# [passes]
# value = false
# ///
def weight_gradient(d, y, z):
    gradient = np.zeros((len(y), len(z)))
    for j in range(len(y)):
        for i in range(len(z)):
            gradient[j, i] = (d[j] - y[j]) * z[i]
    return gradient
