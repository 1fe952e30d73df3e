# /// sample
# summary = "Makes a dict of all layers, with True for the wrong ones."
# misconception = "wrong-shape"
# [passes]
# value = false
# ///
suspects = {
    "Triple": False,
    "Gate": True,
    "Rectifier": False,
    "Clipper": True,
    "AnyPositive": True,
    "Squash": True,
    "Logistic": False,
    "Bend": True,
    "Softplus": False,
    "Distance": True,
    "HalfDistance": False,
    "AverageDistance": True,
    "Verdict": True,
}
