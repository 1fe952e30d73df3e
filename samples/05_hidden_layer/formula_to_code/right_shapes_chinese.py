# /// sample
# summary = "Finds the letters from the shapes of the results, with Chinese comments."
# [passes]
# value = true
# ///
# 每一行结果的形状
shapes = {"A": "NJ", "B": "J", "C": "HJ", "D": "IH", "E": "NH"}
# 每个公式的形状
wanted: dict[str, str] = {
    "dE/dy · dy/du2": "NJ",
    "dE/dy · dy/du2 · du2/dW2": "HJ",
    "dE/dy · dy/du2 · du2/dz1 · dz1/du1": "NH",
}
formula_to_code = {
    formula: next(letter for letter, shape in shapes.items() if shape == needed)
    for formula, needed in wanted.items()
}
print(formula_to_code)
