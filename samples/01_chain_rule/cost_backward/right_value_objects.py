# /// sample
# summary = "Overloads + and * in a small class that remembers its parents, and walks back through them."
# [passes]
# value = true
# ///
class Value:
    def __init__(self, data, parents=()):
        self.data = data
        self.grad = 0.0
        self.parents = parents  # pairs (parent, local slope)

    def __add__(self, other):
        return Value(self.data + other.data, ((self, 1.0), (other, 1.0)))

    def __mul__(self, other):
        return Value(self.data * other.data, ((self, other.data), (other, self.data)))

    def __neg__(self):
        return Value(-self.data, ((self, -1.0),))

    def backward(self):
        order, seen = [], set()

        def visit(node):
            if id(node) in seen:
                return
            seen.add(id(node))
            for parent, _ in node.parents:
                visit(parent)
            order.append(node)

        visit(self)
        self.grad = 1.0
        for node in reversed(order):
            for parent, slope in node.parents:
                parent.grad += slope * node.grad


def cost_backward(w, x, b, target):
    w, x, b, target = map(Value, (w, x, b, target))
    p = w * x
    y = p + b
    s = -y
    t = s + target
    f = t * t
    f.backward()
    return {name: node.grad for name, node in locals().items() if isinstance(node, Value)}
