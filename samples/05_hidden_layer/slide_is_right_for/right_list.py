# /// sample
# summary = "Gives a list and says why in French comments."
# [passes]
# value = true
# ///
# relu : z1 > 0 exactement là où u1 > 0
# identity : la pente est 1 partout
slide_is_right_for = ["identity", "relu"]
