# /// sample
# summary = "Copies the lines themselves, not their letters."
# misconception = "unknown"
# [passes]
# value = false
# ///
formula_to_code = {
    "dE/dy · dy/du2": "delta2 = d_mean_squared_error(d, y)",
    "dE/dy · dy/du2 · du2/dW2": 'grad["W2"] = np.dot(z1.T, delta2)',
    "dE/dy · dy/du2 · du2/dz1 · dz1/du1": "delta1 = np.dot(delta2, W2.T) * d_f(u1)",
}
