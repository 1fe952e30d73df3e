# /// sample
# summary = "Derives from a class for any activation, and explains itself in Korean."
# [passes]
# forward = true
# backward = true
# robust = true
# ///
class Activation:
    """활성화 함수의 공통 부분: 출력을 기억하고 연쇄 법칙을 적용한다."""

    def forward(self, x):
        self.출력 = self.function(x)
        return self.출력

    def backward(self, dout):
        return dout * self.derivative(self.출력)


class Sigmoid(Activation):
    def function(self, x):
        # log(1 + e^-x)를 거치면 큰 값에서도 안전하다
        return np.exp(-np.logaddexp(0.0, -x))

    def derivative(self, 출력):
        return 출력 * (1 - 출력)
