# /// sample
# summary = "Draws the probabilities of each batch as bars, keeps a history of losses, and clips from below."
# [passes]
# forward = true
# backward = true
# ///
import matplotlib.pyplot as plt


class SoftmaxWithLoss:
    def __init__(self):
        self.history = []

    def forward(self, x, t):
        e = np.exp(x - np.max(x))
        self.y = e / np.sum(e, axis=1)[:, np.newaxis]
        self.labels = np.argmax(t, axis=1) if len(np.shape(t)) == 2 else np.array(t)
        chosen = self.y[range(len(x)), self.labels]
        self.history.append(np.mean(-np.log(chosen.clip(1e-10))))
        return self.history[-1]

    def plot(self):
        figure, axes = plt.subplots()
        axes.bar(range(self.y.shape[1]), self.y[0])
        return figure

    def backward(self, dout=1.0):
        dx = np.array(self.y)
        for n, label in enumerate(self.labels):
            dx[n, label] = dx[n, label] - 1
        return dout * dx / float(dx.shape[0])


example = SoftmaxWithLoss()
print(example.forward(np.array([[1.0, 2.0, 3.0]]), np.array([2])))
example.plot()
plt.show()
