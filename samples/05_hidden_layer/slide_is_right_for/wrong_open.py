# /// sample
# summary = "Has not begun: the cell is as it was handed out."
# misconception = "not-implemented"
# [passes]
# value = false
# ///
slide_is_right_for = None  # change this line: a set of names
