# /// sample
# summary = "Has the letters as keys and the formulas as values."
# misconception = "wrong-keys"
# [passes]
# value = false
# ///
formula_to_code = {
    "A": "dE/dy · dy/du2",
    "C": "dE/dy · dy/du2 · du2/dW2",
    "E": "dE/dy · dy/du2 · du2/dz1 · dz1/du1",
}
