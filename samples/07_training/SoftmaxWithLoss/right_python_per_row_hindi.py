# /// sample
# summary = "Has a small function for one row, a generator over the rows, and Hindi comments."
# [passes]
# forward = true
# backward = true
# ///
import math


def एक_पंक्ति(अंक, सही):
    """एक नमूने की हानि और उसका ढाल"""
    सबसे_बड़ा = max(अंक)
    घात = [math.exp(a - सबसे_बड़ा) for a in अंक]
    कुल = math.fsum(घात)
    हानि = math.log(कुल) - (अंक[सही] - सबसे_बड़ा)
    ढाल = [g / कुल for g in घात]
    ढाल[सही] -= 1
    return हानि, ढाल


class SoftmaxWithLoss:
    def forward(self, x, t):
        if t.ndim == 2:
            t = np.nonzero(t)[1]
        जोड़े = [एक_पंक्ति(list(map(float, r)), int(k)) for r, k in zip(x, t)]
        self.ढाल = np.array([g for _, g in जोड़े])
        return sum(h for h, _ in जोड़े) / len(जोड़े)

    def backward(self, dout=1.0):
        return self.ढाल * (dout / len(self.ढाल))
