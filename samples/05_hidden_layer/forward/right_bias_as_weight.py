# /// sample
# summary = "Treats the bias as one more weight with the input 1, with Vietnamese comments and type hints."
# [passes]
# forward = true
# ///
from collections.abc import Callable


def with_ones(rows: np.ndarray) -> np.ndarray:
    return np.hstack([rows, np.ones((len(rows), 1))])


def forward(
    network: dict[str, np.ndarray], x: np.ndarray, f: Callable[[np.ndarray], np.ndarray]
) -> dict[str, np.ndarray]:
    # độ lệch là trọng số của một đầu vào luôn bằng 1
    lớp_1 = np.vstack([network["W1"], network["b1"]])
    lớp_2 = np.vstack([network["W2"], network["b2"]])
    u1 = with_ones(x) @ lớp_1
    z1 = f(u1)
    u2 = with_ones(z1) @ lớp_2
    print("u1:", u1.shape, "u2:", u2.shape)
    return dict(u1=u1, z1=z1, u2=u2, y=u2.copy())
