def sample(score, x):
    """Ancestral sampling of denoising diffusion (Ho et al. 2020, algorithm 2)."""
    beta, alpha_bar, sigma = vp_process()
    x = vp_start(x, alpha_bar)
    for i in range(len(beta) - 1, 0, -1):
        epsilon = -math.sqrt(1 - alpha_bar[i]) * vp_score(score, x, alpha_bar[i], sigma[i])
        x = (x - beta[i] / math.sqrt(1 - alpha_bar[i]) * epsilon) / math.sqrt(1 - beta[i])
        if i > 1:
            posterior = beta[i] * (1 - alpha_bar[i - 1]) / (1 - alpha_bar[i])
            x = x + math.sqrt(beta[i] if VARIANCE == "beta" else posterior) * torch.randn_like(x)
    return x
