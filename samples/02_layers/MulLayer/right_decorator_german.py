# /// sample
# summary = "Lets a class decorator remember the arguments of forward, with German names."
# [passes]
# forward = true
# backward = true
# robust = true
# ///
def merkt_sich_eingaben(klasse):
    """Jeder Aufruf von forward legt seine Argumente in self.eingaben ab."""
    rechnen = klasse.forward

    def forward(self, *eingaben):
        self.eingaben = eingaben
        return rechnen(self, *eingaben)

    klasse.forward = forward
    return klasse


@merkt_sich_eingaben
class MulLayer:
    def forward(self, x, y):
        return x * y

    def backward(self, dout):
        links, rechts = self.eingaben
        # Ableitung nach dem einen Faktor ist der andere Faktor
        return dout * rechts, dout * links
