# /// sample
# summary = "Stacks the rows one below the other, with Russian names, and prints them."
# [passes]
# value = true
# ///
def weight_gradient(d, y, z):
    строки = []
    for цель, выход in zip(d, y):
        ошибка = выход - цель
        строки.append(ошибка * z)
        print(строки[-1])
    return np.vstack(строки)
