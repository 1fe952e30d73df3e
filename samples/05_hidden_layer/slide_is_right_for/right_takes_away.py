# /// sample
# summary = "Starts with all names and takes away those whose slope depends on the place."
# [passes]
# value = true
# ///
names: frozenset[str] = frozenset({"relu", "sigmoid", "tanh", "identity"})
curved: set[str] = {name for name in names if name in ("sigmoid", "tanh")}
slide_is_right_for: frozenset[str] = names - curved
