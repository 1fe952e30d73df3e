# /// sample
# summary = "Has French names and comments, prints a table, and checks itself on the known numbers."
# [passes]
# forward = true
# backward = true
# ///
class CostGraph:
    """Le graphe de coût de la section 1."""

    def forward(self, w, x, b, target):
        self.produit, self.somme = MulLayer(), AddLayer()
        self.oppose, self.ecart, self.carre = MulLayer(), AddLayer(), MulLayer()

        p = self.produit.forward(w, x)
        y = self.somme.forward(p, b)
        s = self.oppose.forward(y, -1)
        t = self.ecart.forward(s, target)
        f = self.carre.forward(t, t)

        for nom, valeur in zip("pystf", (p, y, s, t, f)):
            print(f"{nom} = {valeur:8.3f}")
        return f

    def backward(self, dout=1.0):
        # t entre deux fois dans le carré : ses deux gradients s'ajoutent
        dt_gauche, dt_droite = self.carre.backward(dout)
        dt = dt_gauche + dt_droite
        ds, d_target = self.ecart.backward(dt)
        dy, _ = self.oppose.backward(ds)
        dp, db = self.somme.backward(dy)
        dw, dx = self.produit.backward(dp)
        return {"target": d_target, "b": db, "x": dx, "w": dw}


graphe = CostGraph()
assert graphe.forward(3, 2, 1, 5) == 4
assert graphe.backward()["w"] == 8
