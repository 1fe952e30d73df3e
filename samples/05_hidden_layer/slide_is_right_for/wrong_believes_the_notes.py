# /// sample
# summary = "Believes that the printed formula is right for all four."
# misconception = "unknown"
# [passes]
# value = false
# ///
slide_is_right_for = {"relu", "sigmoid", "tanh", "identity"}
