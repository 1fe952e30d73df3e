# /// sample
# summary = "Writes both names into one text."
# misconception = "wrong-shape"
# [passes]
# value = false
# ///
slide_is_right_for = "relu, identity"
