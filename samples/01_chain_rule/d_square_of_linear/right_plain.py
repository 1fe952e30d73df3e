# /// sample
# summary = "Names the inner value t and multiplies the two slopes."
# [passes]
# value = true
# ///
def d_square_of_linear(a, b, x):
    t = a * x + b
    dy_dt = 2 * t
    dt_dx = a
    return dy_dt * dt_dx
