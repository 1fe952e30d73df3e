# /// sample
# summary = "Has Chinese names and comments, and draws the function on the way."
# [passes]
# forward = true
# backward = true
# robust = true
# ///
import matplotlib.pyplot as plt


class Relu:
    """修正线性单元:正数通过,负数变为零。"""

    def forward(self, 输入):
        self.通过 = np.greater(输入, 0).astype(float)  # 1 表示打开,0 表示关闭
        return self.通过 * 输入

    def backward(self, 上游梯度):
        return self.通过 * 上游梯度


横轴 = np.linspace(-3, 3, 61)
层 = Relu()
plt.plot(横轴, 层.forward(横轴), label="forward")
plt.plot(横轴, 层.backward(np.ones(61)), "--", label="backward")
plt.legend()
plt.show()
