# /// sample
# summary = "Copies the dict but not its arrays, and subtracts in place."
# misconception = "mutates-input"
# [passes]
# value = true
# robust = false
# ///
def gradient_descent_step(params, grads, learning_rate):
    new_params = params.copy()
    for key in grads.keys():
        new_params[key] -= learning_rate * grads[key]
    return new_params
