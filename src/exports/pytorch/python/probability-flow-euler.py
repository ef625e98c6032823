def sample(score, x):
    """The probability flow dx/dsigma = -sigma s(x, sigma) (Song et al. 2021, section 4.3), by Euler's method."""
    ladder = refined_ladder()
    for sigma, smaller in zip(ladder, ladder[1:]):
        x = x + (sigma - smaller) * sigma * score(x, sigma)
    return denoised(score, x, ladder[-1])
