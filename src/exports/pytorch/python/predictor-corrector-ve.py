def sample(score, x):
    """Predictor-corrector, variance exploding (Song et al. 2021, algorithm 2)."""
    ladder = refined_ladder()
    for sigma, smaller in zip(ladder, ladder[1:]):
        variance = sigma**2 - smaller**2
        x = x + variance * score(x, sigma) + math.sqrt(variance) * torch.randn_like(x)
        for _ in range(CORRECTOR_STEPS):
            x = corrected(x, score(x, smaller))
    return denoised(score, x, ladder[-1])
