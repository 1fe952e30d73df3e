# /// sample
# summary = "Adds the gradients of single images pairwise with functools.reduce, in Portuguese."
# [passes]
# value = true
# ///
from functools import reduce


def gradiente_de_uma_imagem(rede, x, t):
    ocultos, saidas = len(rede["b1"]), len(rede["b2"])
    u = np.array(rede["b1"], dtype=float)
    for i, pixel in enumerate(x):
        for h in range(ocultos):
            u[h] += pixel * rede["W1"][i, h]
    z = np.where(u > 0, u, 0)
    a = np.array(rede["b2"], dtype=float)
    for h in range(ocultos):
        for j in range(saidas):
            a[j] += z[h] * rede["W2"][h, j]
    y = softmax(a)
    erro = [y[j] - t[j] for j in range(saidas)]
    g = {nome: np.zeros(valor.shape) for nome, valor in rede.items()}
    for j in range(saidas):
        g["b2"][j] = erro[j]
    for h in range(ocultos):
        for j in range(saidas):
            g["W2"][h, j] = z[h] * erro[j]
            g["b1"][h] += rede["W2"][h, j] * erro[j] * (u[h] > 0)
    for i, pixel in enumerate(x):
        for h in range(ocultos):
            g["W1"][i, h] = pixel * g["b1"][h]
    return g


def somar(um, outro):
    return {nome: um[nome] + outro[nome] for nome in um}


def accumulate_loops(network, X, T):
    return reduce(somar, (gradiente_de_uma_imagem(network, x, t) for x, t in zip(X, T)))
