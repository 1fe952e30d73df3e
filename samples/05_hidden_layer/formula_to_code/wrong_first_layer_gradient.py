# /// sample
# summary = "Takes line D, the gradient of W1, for the formula that ends at u1."
# misconception = "unknown"
# [passes]
# value = false
# ///
formula_to_code = {
    "dE/dy · dy/du2": "A",
    "dE/dy · dy/du2 · du2/dW2": "C",
    "dE/dy · dy/du2 · du2/dz1 · dz1/du1": "D",
}
