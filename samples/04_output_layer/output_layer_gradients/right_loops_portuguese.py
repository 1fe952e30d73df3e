# /// sample
# summary = "Uses no matrix product: four loops, nested lists, Portuguese names."
# [passes]
# backward = true
# ///
def output_layer_gradients(d, y, z, W):
    amostras, saídas = d.shape
    entradas = z.shape[1]
    peso = [[0.0] * saídas for _ in range(entradas)]
    viés = [0.0] * saídas
    volta = [[0.0] * entradas for _ in range(amostras)]
    for n in range(amostras):
        for j in range(saídas):
            erro = (y[n, j] - d[n, j]) / amostras
            viés[j] += erro
            for i in range(entradas):
                peso[i][j] += z[n, i] * erro
                volta[n][i] += W[i, j] * erro
    return {"W": peso, "b": viés, "z": volta}
