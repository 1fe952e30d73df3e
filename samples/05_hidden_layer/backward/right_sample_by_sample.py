# /// sample
# summary = "Adds up the outer products of the samples, each with its share 1/N, in Japanese."
# [passes]
# backward = true
# robust = true
# ///
def backward(network, x, d, cache, d_f):
    """誤差逆伝播法:1サンプルずつ勾配を足していく"""
    勾配 = {名前: np.zeros(値.shape) for 名前, 値 in network.items()}
    件数 = x.shape[0]
    for 番号 in range(件数):
        出力の誤差 = (cache["y"][番号] - d[番号]) / 件数
        中間の誤差 = (network["W2"] @ 出力の誤差) * d_f(cache["u1"][番号])
        勾配["W2"] += np.outer(cache["z1"][番号], 出力の誤差)
        勾配["b2"] += 出力の誤差
        勾配["W1"] += np.outer(x[番号], 中間の誤差)
        勾配["b1"] += 中間の誤差
    print("サンプル数:", 件数)
    return 勾配
