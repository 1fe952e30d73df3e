# /// sample
# summary = "Takes line B, the sum over the samples, for the first formula."
# misconception = "unknown"
# [passes]
# value = false
# ///
formula_to_code = {
    "dE/dy · dy/du2": "B",
    "dE/dy · dy/du2 · du2/dW2": "C",
    "dE/dy · dy/du2 · du2/dz1 · dz1/du1": "E",
}
