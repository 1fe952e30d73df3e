# /// sample
# summary = "Passes the gradient through the node times -1 without turning its sign."
# misconception = "sign-flipped"
# [passes]
# value = false
# ///
def cost_backward(w, x, b, target):
    t = cost_forward(w, x, b, target)["t"]
    df_df = 1
    df_dt = 2 * t * df_df
    df_dtarget = 1 * df_dt
    df_ds = 1 * df_dt
    df_dy = 1 * df_ds
    df_db = 1 * df_dy
    df_dp = 1 * df_dy
    df_dw = x * df_dp
    df_dx = w * df_dp
    return {
        "w": df_dw, "x": df_dx, "b": df_db, "target": df_dtarget, "p": df_dp,
        "y": df_dy, "s": df_ds, "t": df_dt, "f": df_df,
    }
