# /// sample
# summary = "Misspells a name."
# misconception = "unknown"
# [passes]
# value = false
# ///
suspects = {"Gate", "Cliper", "AnyPositive", "Squash", "Bend", "Distance", "AverageDistance",
            "Verdict"}
