# /// sample
# summary = "Stops at the total input: what the weight is multiplied by is missing."
# misconception = "missing-inner-derivative"
# [passes]
# value = false
# ///
def dE_dw(d, y, z, j, i):
    first_two = dE_dy(d, y) @ dy_du(y)
    return first_two[j]
