# /// sample
# summary = "Splits a string of pairs, with lower-case letters made upper-case."
# [passes]
# value = true
# ///
formulas = ["dE/dy · dy/du2", "dE/dy · dy/du2 · du2/dW2", "dE/dy · dy/du2 · du2/dz1 · dz1/du1"]
formula_to_code = {}
for formula, letter in zip(formulas, "a c e".split()):
    formula_to_code.setdefault(formula, letter.upper())
