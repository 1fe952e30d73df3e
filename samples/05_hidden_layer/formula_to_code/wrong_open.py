# /// sample
# summary = "Has not begun: the cell is as it was handed out."
# misconception = "not-implemented"
# [passes]
# value = false
# ///
formula_to_code = {
    "dE/dy · dy/du2": None,
    "dE/dy · dy/du2 · du2/dW2": None,
    "dE/dy · dy/du2 · du2/dz1 · dz1/du1": None,
}
