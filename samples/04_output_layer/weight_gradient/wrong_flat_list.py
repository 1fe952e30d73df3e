# /// sample
# summary = "Collects all products in one long list."
# misconception = "wrong-shape"
# [passes]
# value = false
# ///
def weight_gradient(d, y, z):
    products = []
    for delta in y - d:
        for value in z:
            products.append(delta * value)
    return np.array(products)
