# /// sample
# summary = "Finds ReLU and forgets the identity."
# misconception = "unknown"
# [passes]
# value = false
# ///
slide_is_right_for = {"relu"}
