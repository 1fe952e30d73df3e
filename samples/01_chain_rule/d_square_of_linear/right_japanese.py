# /// sample
# summary = "Has Japanese names and prints each step."
# [passes]
# value = true
# ///
def 内側(a, b, x):
    return a * x + b


def d_square_of_linear(a, b, x):
    """y = t²,t = ax + b の微分(連鎖律)"""
    t = 内側(a, b, x)
    外側の傾き = 2 * t
    内側の傾き = a
    print("t =", t, " 傾き:", 外側の傾き, "×", 内側の傾き)
    return 外側の傾き * 内側の傾き
