# /// sample
# summary = "Writes ReLU with capital letters, which is not one of the names."
# misconception = "unknown"
# [passes]
# value = false
# ///
slide_is_right_for = {"ReLU", "identity"}
