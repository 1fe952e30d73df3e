"""The figures of the lectures: small functions that take data and return a matplotlib Figure."""
