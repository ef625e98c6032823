def denoised(score, x, sigma):
    """The best guess at the noiseless point, E[x0 | x] (Tweedie's formula)."""
    return x + sigma**2 * score(x, sigma) if DENOISE else x
