# /// sample
# summary = "Suspects Rectifier too, because it is written unlike the others."
# misconception = "unknown"
# [passes]
# value = false
# ///
suspects = {"Gate", "Rectifier", "Clipper", "AnyPositive", "Squash", "Logistic", "Bend",
            "Distance", "AverageDistance", "Verdict"}
