# /// sample
# summary = "Uses the diagonal Jacobian of each sample, with Polish names and type hints."
# [passes]
# value = true
# ///
from collections.abc import Callable

Tablica = np.ndarray


def hidden_delta(
    delta2: Tablica, W2: Tablica, u1: Tablica, d_f: Callable[[Tablica], Tablica]
) -> Tablica:
    """Błąd warstwy ukrytej, próbka po próbce."""
    wiersze = []
    for błąd, pobudzenie in zip(delta2, u1):
        nachylenie = np.diag(d_f(pobudzenie))
        wiersze.append(nachylenie @ W2 @ błąd)
    return np.stack(wiersze)
