# /// sample
# summary = "Puts the functions themselves into the set."
# misconception = "unknown"
# [passes]
# value = false
# ///
slide_is_right_for = {relu, identity}
