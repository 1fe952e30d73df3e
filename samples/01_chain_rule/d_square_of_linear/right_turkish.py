# /// sample
# summary = "Has Turkish comments and warns on stderr where the slope is zero."
# [passes]
# value = true
# ///
import warnings


def d_square_of_linear(a, b, x):
    # dış fonksiyon: kare alma, iç fonksiyon: doğru
    doğru = a * x + b
    eğim = doğru * a
    if np.any(eğim == 0):
        warnings.warn("eğim sıfır: parabolün tepesi")
    return eğim + eğim
