# /// sample
# summary = "Chains nodes as a linked list in which each knows the next and the one before."
# [passes]
# forward = true
# backward = true
# ///
class Link:
    def __init__(self, node, previous=None):
        self.node, self.previous, self.next = node, previous, None
        if previous is not None:
            previous.next = self

    def forward(self, x):
        out = self.node.forward(x)
        return out if self.next is None else self.next.forward(out)

    def backward(self, dout):
        dx = self.node.backward(dout)
        return dx if self.previous is None else self.previous.backward(dx)


class Turn:
    forward = backward = staticmethod(lambda v: -v)


class PlusOne:
    forward = staticmethod(lambda v: v + 1)
    backward = staticmethod(lambda v: v)


class SigmoidFromNodes:
    def __init__(self):
        self.head = Link(Turn())
        self.tail = Link(Reciprocal(), Link(PlusOne(), Link(Exp(), self.head)))

    def forward(self, x):
        return self.head.forward(x)

    def backward(self, dout):
        return self.tail.backward(dout)
