# /// sample
# summary = "Unpacks two numbers from the shape, and one sample has only one."
# misconception = "raised"
# [passes]
# value = false
# ///
def dE_dy(d, y):
    N, J = d.shape
    return (y - d) / N
