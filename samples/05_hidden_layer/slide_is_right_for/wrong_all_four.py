# /// sample
# summary = "Trusts the slide and names all four."
# misconception = "unknown"
# [passes]
# value = false
# ///
slide_is_right_for = {"relu", "sigmoid", "tanh", "identity"}
