# /// sample
# summary = "Makes Gaussian numbers out of uniform ones with the Box-Muller formula, with Chinese names."
# [passes]
# value = true
# ///
def he_init(rng, n_in, n_out):
    # 用均匀分布的随机数得到高斯分布
    均匀一 = 1 - rng.random((n_in, n_out))
    均匀二 = rng.random((n_in, n_out))
    高斯 = np.sqrt(-2 * np.log(均匀一)) * np.cos(2 * np.pi * 均匀二)
    return 高斯 * (2 / n_in) ** 0.5
