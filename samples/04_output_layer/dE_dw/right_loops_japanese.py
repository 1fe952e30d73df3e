# /// sample
# summary = "Adds up all terms of the product in two loops, with Japanese names."
# [passes]
# value = true
# ///
def dE_dw(d, y, z, j, i):
    """連鎖律:三つの因子の積"""
    合計 = 0.0
    個数 = len(y)
    for k in range(個数):
        for l in range(個数):
            恒等写像の微分 = 1 if k == l else 0
            総入力の微分 = z[i] if l == j else 0
            合計 += (y[k] - d[k]) * 恒等写像の微分 * 総入力の微分
    return 合計
