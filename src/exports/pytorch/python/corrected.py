def corrected(x, score, alpha=1.0):
    """A corrector's Langevin step, its size by the ratio of noise to drift (Song et al. 2021, algorithms 4 and 5)."""
    noise = torch.randn_like(x)
    epsilon = 2 * alpha * (SNR * noise.norm(dim=1).mean() / score.norm(dim=1).mean()) ** 2
    return x + epsilon * score + torch.sqrt(2 * epsilon) * noise
