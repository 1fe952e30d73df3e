# /// sample
# summary = "Uses the course's own function, which has the same formula."
# [passes]
# value = true
# ///
from helpers import mean_squared_error


def squared_error(d: np.ndarray, y: np.ndarray) -> float:
    return float(mean_squared_error(d, y))
