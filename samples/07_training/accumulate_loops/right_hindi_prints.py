# /// sample
# summary = "Prints a line for each image, with Hindi names, and skips silent nodes with continue."
# [passes]
# value = true
# ///
def accumulate_loops(network, X, T):
    """हर चित्र का ढाल जोड़ते जाते हैं"""
    भार1, झुकाव1 = network["W1"], network["b1"]
    भार2, झुकाव2 = network["W2"], network["b2"]
    योग = {"W1": 0 * भार1, "b1": 0 * झुकाव1, "W2": 0 * भार2, "b2": 0 * झुकाव2}
    for क्रम, (चित्र, सही) in enumerate(zip(X, T), 1):
        u = []
        for h in range(भार1.shape[1]):
            जमा = झुकाव1[h]
            for i in range(भार1.shape[0]):
                जमा = जमा + चित्र[i] * भार1[i, h]
            u.append(जमा)
        a = []
        for j in range(भार2.shape[1]):
            जमा = झुकाव2[j]
            for h, मान in enumerate(u):
                जमा = जमा + (मान if मान > 0 else 0) * भार2[h, j]
            a.append(जमा)
        बड़ा = max(a)
        घात = [np.exp(मान - बड़ा) for मान in a]
        त्रुटि = [g / sum(घात) - s for g, s in zip(घात, सही)]
        print(f"चित्र {क्रम}: त्रुटि {max(map(abs, त्रुटि)):.3f}")
        for j, e in enumerate(त्रुटि):
            योग["b2"][j] += e
        for h, मान in enumerate(u):
            if मान <= 0:
                continue
            दोष = 0.0
            for j, e in enumerate(त्रुटि):
                योग["W2"][h, j] += मान * e
                दोष += भार2[h, j] * e
            योग["b1"][h] += दोष
            for i, पिक्सेल in enumerate(चित्र):
                योग["W1"][i, h] += पिक्सेल * दोष
    return योग
