# /// sample
# summary = "Has no methods: the constructor hangs two lambdas on the object, around a dict."
# [passes]
# forward = true
# backward = true
# ///
class Exp:
    def __init__(self):
        kept = {}
        self.forward = lambda x: (kept.update(y=np.exp(x)), kept["y"])[1]
        self.backward = lambda dout: dout * kept["y"]
