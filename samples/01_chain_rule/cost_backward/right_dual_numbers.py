# /// sample
# summary = "Computes with dual numbers: each leaf and node in turn gets the slope 1."
# [passes]
# value = true
# ///
from collections import namedtuple

Dual = namedtuple("Dual", "a e")  # a + e·ε with ε² = 0


def plus(u, v):
    return Dual(u.a + v.a, u.e + v.e)


def times(u, v):
    return Dual(u.a * v.a, u.a * v.e + u.e * v.a)


def cost_backward(w, x, b, target):
    names = "w x b target p y s t f".split()
    grads = {}
    for k in names:
        seed = lambda name, u: Dual(u.a, 1.0) if name == k else u
        W, X, B, T = (seed(n, Dual(v, 0.0)) for n, v in zip(names, (w, x, b, target)))
        P = seed("p", times(W, X))
        Y = seed("y", plus(P, B))
        S = seed("s", times(Dual(-1, 0.0), Y))
        D = seed("t", plus(S, T))
        F = seed("f", times(D, D))
        grads[k] = F.e
    return grads
