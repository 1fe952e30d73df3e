# /// sample
# summary = "Subtracts the parameter from the gradient step."
# misconception = "sign-flipped"
# [passes]
# value = false
# robust = true
# ///
def gradient_descent_step(params, grads, learning_rate):
    return {
        name: learning_rate * grads[name] - params[name] if name in grads else params[name]
        for name in params
    }
