# /// sample
# summary = "Never looks whether dout is the same afterwards, and lets Clipper go."
# misconception = "unknown"
# [passes]
# value = false
# ///
suspects = {"Gate", "AnyPositive", "Squash", "Bend", "Distance", "AverageDistance", "Verdict"}
