# /// sample
# summary = "Applies f to the output layer as well."
# misconception = "unknown"
# [passes]
# forward = false
# ///
def forward(network, x, f):
    result = {}
    values = x
    for k in "12":
        result["u" + k] = values @ network["W" + k] + network["b" + k]
        result["z" + k] = values = f(result["u" + k])
    result["y"] = result.pop("z2")
    return result
