# /// sample
# summary = "Tests with four questions, each a function of its own, and gives a tuple of names."
# [passes]
# value = true
# ///
def forgets(cls, x, other, dout):
    used, new = cls(), cls()
    used.forward(other)
    used.backward(np.array(dout))
    used.forward(x)
    new.forward(x)
    return np.allclose(used.backward(np.array(dout)), new.backward(np.array(dout)))


def keeps_dout(cls, x, other, dout):
    layer, passed = cls(), np.array(dout)
    layer.forward(x)
    layer.backward(passed)
    return np.array_equal(passed, dout)


def agrees(cls, x, other, dout):
    return gradient_check(cls(), x, np.array(dout)) < 1e-5


def agrees_elsewhere(cls, x, other, dout):
    return gradient_check(cls(), other, np.array(dout)) < 1e-5


questions = forgets, keeps_dout, agrees, agrees_elsewhere
x = np.array([[0.7, -0.4, 1.3], [-1.6, 0.2, -0.9]])
classes = [Triple, Gate, Rectifier, Clipper, AnyPositive, Squash, Logistic, Bend, Softplus]
classes += [Distance, HalfDistance, AverageDistance, Verdict]
dout_of = {cls: 0.3 + np.cos(np.arange(np.size(cls().forward(x)))).reshape(np.shape(cls().forward(x)))
           for cls in classes}
suspects = tuple(
    cls.__name__
    for cls in classes
    if not all(ask(cls, x, -x - 0.1, dout_of[cls]) for ask in questions)
)
