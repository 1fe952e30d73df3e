# /// sample
# summary = "Makes a deep copy in float64 first and then works in place on the copy."
# [passes]
# value = true
# robust = true
# ///
import copy


def gradient_descent_step(params, grads, learning_rate):
    result = copy.deepcopy(params)
    for name, gradient in grads.items():
        value = np.array(result[name], dtype=float)
        value -= learning_rate * np.asarray(gradient)
        result[name] = value
    return result
