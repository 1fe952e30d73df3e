# /// sample
# summary = "Has looked at each layer and writes the names down."
# [passes]
# value = true
# ///
# Gate: never looks again. Clipper: changes dout. AnyPositive: one answer for all elements.
# Squash: derivative at the output. Bend: forward for backward.
# Distance: no factor 2. AverageDistance: 2 rows, but the mean is over 6. Verdict: no dout.
suspects = {
    "Gate",
    "Clipper",
    "AnyPositive",
    "Squash",
    "Bend",
    "Distance",
    "AverageDistance",
    "Verdict",
}
