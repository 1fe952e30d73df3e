# /// sample
# summary = "Compares the numbers of rows and columns, and gives whole numbers, with Arabic comments."
# [passes]
# value = true
# ///
def dy_du(u):
    # الصف يساوي العمود: المشتقة واحد، وإلا فهي صفر
    place = np.arange(u.size)
    return np.equal.outer(place, place).astype(int)
