# /// sample
# summary = "Asks for each gradient recursively with a match statement, in Hindi."
# [passes]
# value = true
# ///
def cost_backward(w, x, b, target):
    """श्रृंखला नियम: हर नोड का ढाल = अगले नोड का ढाल × स्थानीय ढाल"""
    त्रुटि = target - (w * x + b)

    def ढाल(नोड):
        match नोड:
            case "f":
                return 1.0
            case "t":
                return ढाल("f") * 2 * त्रुटि
            case "s" | "target":
                return ढाल("t")
            case "y":
                return -ढाल("s")
            case "p" | "b":
                return ढाल("y")
            case "w":
                return ढाल("p") * x
            case "x":
                return ढाल("p") * w

    return {नोड: ढाल(नोड) for नोड in ["w", "x", "b", "target", "p", "y", "s", "t", "f"]}
