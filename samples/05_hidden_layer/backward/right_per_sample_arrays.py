# /// sample
# summary = "Makes the gradient of each sample along a first axis, and takes their mean, with logging."
# [passes]
# backward = true
# robust = true
# ///
import logging

logger = logging.getLogger(__name__)


def backward(network, x, d, cache, d_f):
    error = cache["u2"] - d
    hidden = hidden_delta(error, network["W2"], cache["u1"], d_f)
    per_sample = {
        "W1": x[..., np.newaxis] * hidden[:, np.newaxis],
        "b1": hidden,
        "W2": cache["z1"][..., np.newaxis] * error[:, np.newaxis],
        "b2": error,
    }
    logger.info("largest gradient: %s", max(per_sample, key=lambda k: np.abs(per_sample[k]).max()))
    return {k: g.mean(axis=0) for k, g in per_sample.items()}
