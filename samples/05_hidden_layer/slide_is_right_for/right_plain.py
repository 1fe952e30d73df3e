# /// sample
# summary = "Writes the two names as a set."
# [passes]
# value = true
# ///
slide_is_right_for = {"relu", "identity"}
