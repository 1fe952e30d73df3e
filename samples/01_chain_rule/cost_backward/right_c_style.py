# /// sample
# summary = "Comes from C: declares everything on top, one assignment a line, semicolons."
# [passes]
# value = true
# ///
def cost_backward(w, x, b, target):
    p = y = s = t = 0.0;
    dp = dy = ds = dt = df = 0.0;
    dw = dx = db = dtarget = 0.0;
    result = {};

    # forward
    p = w * x;
    y = p + b;
    s = -1 * y;
    t = s + target;

    # backward
    df = 1.0;
    dt = df * (t + t);
    ds = dt * 1;
    dtarget = dt * 1;
    dy = ds * (-1);
    dp = dy * 1;
    db = dy * 1;
    dw = dp * x;
    dx = dp * w;

    result["w"] = dw;
    result["x"] = dx;
    result["b"] = db;
    result["target"] = dtarget;
    result["p"] = dp;
    result["y"] = dy;
    result["s"] = ds;
    result["t"] = dt;
    result["f"] = df;
    return(result);
