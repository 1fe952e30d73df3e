# /// sample
# summary = "Computes the loss straight from the logits and clips nothing."
# [passes]
# forward = true
# backward = true
# ///
class SoftmaxWithLoss:
    def forward(self, x, t):
        top = np.max(x, axis=1)
        log_sum = top + np.log(np.sum(np.exp(x - top[:, None]), axis=1))
        labels = np.argmax(t, axis=1) if np.ndim(t) > 1 else np.asarray(t)
        chosen = np.take_along_axis(x, labels[:, None], axis=1)[:, 0]
        self.log_y = x - log_sum[:, None]
        self.hit = np.arange(x.shape[1]) == labels[:, None]
        return float(np.mean(log_sum - chosen))

    def backward(self, dout=1.0):
        return (np.exp(self.log_y) - self.hit) * dout / self.hit.shape[0]
