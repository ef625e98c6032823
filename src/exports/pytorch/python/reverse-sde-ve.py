def sample(score, x):
    """The reverse SDE, variance exploding (Song et al. 2021, section 3.3), down the refined ladder."""
    ladder = refined_ladder()
    for sigma, smaller in zip(ladder, ladder[1:]):
        variance = sigma**2 - smaller**2
        x = x + variance * score(x, sigma) + math.sqrt(variance) * torch.randn_like(x)
    return denoised(score, x, ladder[-1])
