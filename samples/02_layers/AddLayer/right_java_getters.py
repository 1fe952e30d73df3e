# /// sample
# summary = "Comes from Java: private fields with getters and setters, a factory and toString."
# [passes]
# forward = true
# backward = true
# robust = true
# ///
class AddLayer(object):

    def __init__(self):
        self.__x = None
        self.__y = None
        self.__result = None

    def setX(self, x):
        self.__x = x

    def setY(self, y):
        self.__y = y

    def getResult(self):
        return self.__result

    def __calculate(self):
        self.__result = self.__x + self.__y

    def forward(self, x, y):
        self.setX(x)
        self.setY(y)
        self.__calculate()
        return self.getResult()

    def backward(self, dout):
        gradientOfX = dout
        gradientOfY = dout
        return (gradientOfX, gradientOfY)

    def toString(self):
        return "AddLayer[" + str(self.__x) + ", " + str(self.__y) + "]"

    @staticmethod
    def create():
        return AddLayer()
