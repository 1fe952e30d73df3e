# /// sample
# summary = "Pairs parameters and gradients by their order in the dicts, not by their names."
# misconception = "wrong-keys"
# [passes]
# value = false
# robust = false
# ///
def gradient_descent_step(params, grads, learning_rate):
    new = {}
    for (name, value), slope in zip(params.items(), grads.values()):
        new[name] = value - learning_rate * slope
    return new
