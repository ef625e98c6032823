def sample(score, x):
    """The probability flow dx/dsigma = -sigma s(x, sigma) (Song et al. 2021), by Heun's method (Karras et al. 2022)."""
    ladder = refined_ladder()
    for sigma, smaller in zip(ladder, ladder[1:]):
        slope = -sigma * score(x, sigma)
        ahead = x + (smaller - sigma) * slope
        x = x + (smaller - sigma) * 0.5 * (slope - smaller * score(ahead, smaller))
    return denoised(score, x, ladder[-1])
