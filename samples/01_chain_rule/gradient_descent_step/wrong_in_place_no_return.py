# /// sample
# summary = "Updates in place and returns nothing, as an optimizer does."
# [passes]
# value = false
# robust = false
# [misconception]
# value = "not-implemented"
# robust = "mutates-input"
# ///
def gradient_descent_step(params, grads, learning_rate):
    for key, gradient in grads.items():
        params[key] -= learning_rate * gradient
