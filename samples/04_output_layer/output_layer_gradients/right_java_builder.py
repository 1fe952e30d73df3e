# /// sample
# summary = "Comes from Java: a builder with getters, and one method for each gradient."
# [passes]
# backward = true
# ///
class OutputLayerGradientsBuilder:
    def __init__(self, target, output, input_, weights):
        self._numberOfSamples = float(target.shape[0])
        self._error = (output - target) / self._numberOfSamples
        self._input = input_
        self._weights = weights

    def getWeightGradient(self):
        return np.matmul(self._input.transpose(), self._error)

    def getBiasGradient(self):
        return np.add.reduce(self._error, axis=0)

    def getInputGradient(self):
        return np.matmul(self._error, self._weights.transpose())

    def build(self):
        result = dict()
        result["W"] = self.getWeightGradient()
        result["b"] = self.getBiasGradient()
        result["z"] = self.getInputGradient()
        return result


def output_layer_gradients(d, y, z, W):
    return OutputLayerGradientsBuilder(d, y, z, W).build()
