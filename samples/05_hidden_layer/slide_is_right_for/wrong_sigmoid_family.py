# /// sample
# summary = "Names the two that bend and leaves out the straight ones, the opposite of the answer."
# misconception = "unknown"
# [passes]
# value = false
# ///
s = {"relu", "identity", "sigmoid", "tanh"}
slide_is_right_for = s.difference({"relu", "identity"})
