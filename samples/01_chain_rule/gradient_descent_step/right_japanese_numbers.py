# /// sample
# summary = "Updates number by number and returns Python floats and nested lists, with Japanese names."
# [passes]
# value = true
# robust = true
# ///
def 一歩(値, 勾配, 学習率):
    """入れ子のリストでも動くように再帰する"""
    if np.ndim(値) == 0:
        return float(値) - 学習率 * float(勾配)
    return [一歩(v, g, 学習率) for v, g in zip(値, 勾配)]


def gradient_descent_step(params, grads, learning_rate):
    新 = {}
    for 名前 in params:
        if 名前 in grads:
            新[名前] = 一歩(params[名前], grads[名前], learning_rate)
        else:
            新[名前] = params[名前]
            print(f"{名前}: 勾配がないのでそのまま")
    return 新
