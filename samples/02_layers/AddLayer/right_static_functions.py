# /// sample
# summary = "Takes the plus sign from the operator module and keeps no state at all."
# [passes]
# forward = true
# backward = true
# robust = true
# ///
import operator


class AddLayer:
    forward = staticmethod(operator.add)
    backward = staticmethod(lambda dout: (dout, dout))
