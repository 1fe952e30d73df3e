# /// sample
# summary = "Builds the backward step of each node as a closure during forward."
# [passes]
# forward = true
# backward = true
# ///
class CostGraph:
    def forward(self, w, x, b, target):
        steps = []

        def node(layer, left, right, name_left, name_right, name_out):
            def back(grads):
                for name, g in zip((name_left, name_right), layer.backward(grads.pop(name_out))):
                    grads[name] = grads.get(name, 0) + g

            steps.append(back)
            return layer.forward(left, right)

        p = node(MulLayer(), w, x, "w", "x", "p")
        y = node(AddLayer(), p, b, "p", "b", "y")
        s = node(MulLayer(), y, -1, "y", "minus", "s")
        t = node(AddLayer(), s, target, "s", "target", "t")
        f = node(MulLayer(), t, t, "t", "t", "f")
        self.steps = steps
        return f

    def backward(self, dout=1.0):
        grads = {"f": dout}
        for back in self.steps[::-1]:
            back(grads)
        del grads["minus"]
        return grads
