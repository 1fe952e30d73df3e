# /// sample
# summary = "Leaves a generator, which can be read only once."
# misconception = "wrong-shape"
# [passes]
# value = false
# ///
names = ["Gate", "Clipper", "AnyPositive", "Squash", "Bend", "Distance", "AverageDistance",
         "Verdict"]
suspects = (name for name in names)
