# /// sample
# summary = "Calls the set suspect, so that there is no suspects."
# misconception = "not-implemented"
# [passes]
# value = false
# ///
suspect = {"Gate", "Clipper", "AnyPositive", "Squash", "Bend", "Distance", "AverageDistance",
           "Verdict"}
