# /// sample
# summary = "Multiplies two vectors of different lengths element by element."
# misconception = "raised"
# [passes]
# value = false
# ///
def weight_gradient(d, y, z):
    return (y - d) * z
