# /// sample
# summary = "Takes those whose slope can be written with the output, such as z(1 - z)."
# misconception = "unknown"
# [passes]
# value = false
# ///
slide_is_right_for = {"sigmoid", "tanh"}
