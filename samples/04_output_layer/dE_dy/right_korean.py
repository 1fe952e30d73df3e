# /// sample
# summary = "Differentiates sample by sample, with Korean names."
# [passes]
# value = true
# ///
def 한_샘플(목표, 출력):
    return np.subtract(출력, 목표)


def dE_dy(d, y):
    """오차 E를 출력 y로 미분한다."""
    if y.ndim == 1:
        return 한_샘플(d, y)
    샘플_수 = y.shape[0]
    return np.array([한_샘플(목표, 출력) / 샘플_수 for 목표, 출력 in zip(d, y)])
