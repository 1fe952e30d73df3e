# /// sample
# summary = "Copies everything deeply and subtracts in place, which fails for arrays of whole numbers."
# misconception = "raised"
# [passes]
# value = true
# robust = false
# ///
from copy import deepcopy


def gradient_descent_step(params, grads, learning_rate):
    new = deepcopy(params)
    for key in grads:
        new[key] -= learning_rate * grads[key]
    return new
