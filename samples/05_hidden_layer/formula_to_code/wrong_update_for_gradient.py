# /// sample
# summary = "Takes the line that updates W2 for its gradient."
# misconception = "unknown"
# [passes]
# value = false
# ///
formula_to_code = {}
formula_to_code["dE/dy · dy/du2"] = "A"
formula_to_code["dE/dy · dy/du2 · du2/dW2"] = "F"
formula_to_code["dE/dy · dy/du2 · du2/dz1 · dz1/du1"] = "E"
