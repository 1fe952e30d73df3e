# /// sample
# summary = "Uses a deep copy of the layer for the numerical side, so that neither disturbs the other."
# [passes]
# value = true
# ///
import copy


def gradient_check(layer, x, dout):
    twin = copy.deepcopy(layer)
    layer.forward(x)
    dx = layer.backward(dout.copy())
    dx_num = numerical_gradient(lambda v: float((twin.forward(v) * dout).sum()), x.copy())
    print("analytic:", dx, "numeric:", dx_num, sep="\n")
    return relative_error(dx, dx_num)
