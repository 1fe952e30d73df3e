# /// sample
# summary = "Comes from Java: private copies of everything, getters, setters, and properties for dW and db."
# [passes]
# forward = true
# backward = true
# robust = true
# ///
class Affine:
    def __init__(self, W, b):
        self.__weights = W.copy()
        self.__bias = b.copy()
        self.__lastInput = None
        self.__weightGradient = None
        self.__biasGradient = None

    def getWeights(self):
        return self.__weights

    def getBias(self):
        return self.__bias

    def setLastInput(self, x):
        self.__lastInput = x.copy()

    @property
    def dW(self):
        return self.__weightGradient

    @property
    def db(self):
        return self.__biasGradient

    def forward(self, x):
        self.setLastInput(x)
        return np.matmul(self.__lastInput, self.getWeights()) + self.getBias()

    def backward(self, dout):
        self.__weightGradient = np.matmul(self.__lastInput.T, dout)
        self.__biasGradient = dout.sum(axis=0)
        return np.matmul(dout, self.getWeights().T)
