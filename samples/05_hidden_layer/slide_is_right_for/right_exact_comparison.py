# /// sample
# summary = "Compares number by number with math.isclose over a range of inputs, with a dict of verdicts."
# [passes]
# value = true
# ///
import math

verdicts = {}
for f, d_f in ((relu, d_relu), (sigmoid, d_sigmoid), (tanh, d_tanh), (identity, d_identity)):
    points = [k / 4 for k in range(-12, 13)]
    verdicts[f.__name__] = all(
        math.isclose(float(d_f(f(p))), float(d_f(p)), rel_tol=1e-9) for p in points
    )
slide_is_right_for = set(filter(verdicts.get, verdicts))
