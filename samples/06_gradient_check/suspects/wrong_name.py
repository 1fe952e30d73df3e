# /// sample
# summary = "Calls the set suspect, so that there is no suspects."
# misconception = "raised"
# [passes]
# value = false
# ///
suspect = {"Gate", "Clipper", "AnyPositive", "Squash", "Bend", "Distance", "AverageDistance",
           "Verdict"}
