# /// sample
# summary = "Gives the three letters in a list."
# misconception = "wrong-keys"
# [passes]
# value = false
# ///
formula_to_code = ["A", "C", "E"]
