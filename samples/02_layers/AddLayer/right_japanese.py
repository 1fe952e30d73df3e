# /// sample
# summary = "Has Japanese names and comments, and prints what flows through it."
# [passes]
# forward = true
# backward = true
# robust = true
# ///
# 足し算ノード:上流の勾配をそのまま両方の入力へ流す
class AddLayer:
    def forward(self, 左, 右):
        和 = 左 + 右
        print("順伝播:", 和)
        return 和

    def backward(self, 上流):
        # ∂z/∂x = 1、∂z/∂y = 1 なので、どちらも上流 × 1
        局所微分 = 1
        左の勾配 = 上流 * 局所微分
        右の勾配 = 上流 * 局所微分
        print("逆伝播:", 左の勾配, 右の勾配)
        return 左の勾配, 右の勾配
