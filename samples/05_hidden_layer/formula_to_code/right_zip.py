# /// sample
# summary = "Builds the formulas factor by factor and zips them with the letters."
# [passes]
# value = true
# ///
delta2 = "dE/dy · dy/du2"
W2 = delta2 + " · du2/dW2"
delta1 = delta2 + " · du2/dz1 · dz1/du1"
formula_to_code = dict(zip((delta2, W2, delta1), "ACE"))
