# /// sample
# summary = "Types the formulas again with a star for the dot."
# misconception = "wrong-keys"
# [passes]
# value = false
# ///
formula_to_code = {
    "dE/dy * dy/du2": "A",
    "dE/dy * dy/du2 * du2/dW2": "C",
    "dE/dy * dy/du2 * du2/dz1 * dz1/du1": "E",
}
