# /// sample
# summary = "Subtracts a part of the parameter itself, not of its gradient."
# misconception = "forward-as-derivative"
# [passes]
# value = false
# robust = true
# ///
def gradient_descent_step(params, grads, learning_rate):
    new = dict(params)
    for k in grads:
        new[k] = params[k] - learning_rate * params[k]
    return new
