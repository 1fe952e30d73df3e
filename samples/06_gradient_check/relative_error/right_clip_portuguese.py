# /// sample
# summary = "Clips the divisor from below, with Portuguese names."
# [passes]
# value = true
# ///
def relative_error(a, b):
    diferenca = np.absolute(np.subtract(a, b))
    tamanho = np.clip(np.absolute(a) + np.absolute(b), 1e-8, None)
    return (diferenca / tamanho).max()  # o maior erro
