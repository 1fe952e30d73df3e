# /// sample
# summary = "Writes all names in one string."
# misconception = "wrong-shape"
# [passes]
# value = false
# ///
suspects = "Gate, Clipper, AnyPositive, Squash, Bend, Distance, AverageDistance, Verdict"
