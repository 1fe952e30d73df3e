# /// sample
# summary = "Leaves the dict as it was handed out and fills it in below, with small letters."
# [passes]
# value = true
# ///
formula_to_code = {
    "dE/dy · dy/du2": None,
    "dE/dy · dy/du2 · du2/dW2": None,
    "dE/dy · dy/du2 · du2/dz1 · dz1/du1": None,
}
formula_to_code["dE/dy · dy/du2"] = "a"
formula_to_code["dE/dy · dy/du2 · du2/dW2"] = "c"
formula_to_code["dE/dy · dy/du2 · du2/dz1 · dz1/du1"] = "e"
