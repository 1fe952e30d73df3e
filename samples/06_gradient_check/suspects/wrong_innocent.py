# /// sample
# summary = "Names the layers that are right, the opposite of what is asked."
# misconception = "unknown"
# [passes]
# value = false
# ///
suspects = {"Triple", "Rectifier", "Logistic", "HalfDistance", "Softplus"}
