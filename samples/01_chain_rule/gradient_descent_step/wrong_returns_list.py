# /// sample
# summary = "Returns the new values in a list, without their names."
# misconception = "wrong-keys"
# [passes]
# value = false
# robust = false
# ///
def gradient_descent_step(params, grads, learning_rate):
    values = []
    for key, value in params.items():
        if key in grads:
            value = value - learning_rate * grads[key]
        values.append(value)
    return values
