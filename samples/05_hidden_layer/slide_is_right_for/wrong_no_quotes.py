# /// sample
# summary = "Writes a name without quotes, and misspells it."
# misconception = "raised"
# [passes]
# value = false
# ///
slide_is_right_for = {relu, idenity}
