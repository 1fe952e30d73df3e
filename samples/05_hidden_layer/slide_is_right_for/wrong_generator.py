# /// sample
# summary = "Writes round brackets, which make a generator that is empty after one use."
# misconception = "wrong-shape"
# [passes]
# value = false
# ///
u = np.array([-1.5, -0.2, 0.3, 1.0])
pairs = [(relu, d_relu), (sigmoid, d_sigmoid), (tanh, d_tanh), (identity, d_identity)]
slide_is_right_for = (f.__name__ for f, d_f in pairs if np.allclose(d_f(f(u)), d_f(u)))
