# /// sample
# summary = "Gives Python floats for single numbers, prints the known values and plots the saturation."
# [passes]
# forward = true
# backward = true
# robust = true
# ///
import matplotlib.pyplot as plt


class Sigmoid:
    def __init__(self, verbose=False):
        self.verbose = verbose
        self.calls = []

    def forward(self, x):
        out = 1.0 / (1.0 + np.exp(-np.asarray(x, dtype=float)))
        self.out = float(out) if out.ndim == 0 else out
        self.calls.append("forward")
        if self.verbose:
            print("forward", self.out)
        return self.out

    def backward(self, dout):
        grad = dout * (1.0 - self.out) * self.out
        self.calls.append("backward")
        if self.verbose:
            print("backward", grad)
        return grad


layer = Sigmoid(verbose=True)
layer.forward(1)
layer.forward(0.006)
layer.forward(10)
layer.backward(1)

xs = np.linspace(-10, 10, 201)
plt.figure()
plt.plot(xs, Sigmoid().forward(xs))
plt.title("sigmoid")
plt.show()
