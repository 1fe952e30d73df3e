# /// sample
# summary = "Has French names, uses NumPy for each operation and prints the values."
# [passes]
# value = true
# ///
def cost_forward(w, x, b, target):
    # de gauche à droite, un nœud après l'autre
    produit = np.multiply(w, x)
    prédiction = np.add(produit, b)
    opposé = np.negative(prédiction)
    écart = np.add(opposé, target)
    coût = np.square(écart)
    nœuds = dict(zip("pystf", (produit, prédiction, opposé, écart, coût)))
    for nom, valeur in nœuds.items():
        print(f"{nom} = {valeur:.3f}")
    return nœuds
