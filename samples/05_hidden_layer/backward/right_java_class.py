# /// sample
# summary = "Comes from Java: a class BackwardPass with private fields, getters and a run method."
# [passes]
# backward = true
# robust = true
# ///
class BackwardPass:
    def __init__(self, network, x, d, cache, activationDerivative):
        self.__network = network
        self.__x = x
        self.__d = d
        self.__cache = cache
        self.__activationDerivative = activationDerivative
        self.__deltaTwo = None
        self.__deltaOne = None

    def __computeDeltaTwo(self):
        batchSize = self.__x.shape[0]
        self.__deltaTwo = np.divide(np.subtract(self.__cache.get("y"), self.__d), batchSize)

    def __computeDeltaOne(self):
        backThroughWeights = np.dot(self.__deltaTwo, self.__network.get("W2").T)
        slope = self.__activationDerivative(self.__cache.get("u1"))
        self.__deltaOne = np.multiply(backThroughWeights, slope)

    def getWeightGradients(self):
        return (
            np.dot(self.__x.T, self.__deltaOne),
            np.dot(self.__cache.get("z1").T, self.__deltaTwo),
        )

    def getBiasGradients(self):
        return np.sum(self.__deltaOne, axis=0), np.sum(self.__deltaTwo, axis=0)

    def run(self):
        self.__computeDeltaTwo()
        self.__computeDeltaOne()
        w1, w2 = self.getWeightGradients()
        b1, b2 = self.getBiasGradients()
        return {"W1": w1, "b1": b1, "W2": w2, "b2": b2}


def backward(network, x, d, cache, d_f):
    return BackwardPass(network, x, d, cache, d_f).run()
