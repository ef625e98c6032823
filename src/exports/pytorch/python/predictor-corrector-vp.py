def sample(score, x):
    """Predictor-corrector, variance preserving (Song et al. 2021, algorithm 3)."""
    beta, alpha_bar, sigma = vp_process()
    x = vp_start(x, alpha_bar)
    for i in range(len(beta) - 2, -1, -1):
        x = (2 - math.sqrt(1 - beta[i + 1])) * x + beta[i + 1] * vp_score(score, x, alpha_bar[i + 1], sigma[i + 1])
        if i > 0:
            x = x + math.sqrt(beta[i + 1]) * torch.randn_like(x)
            for _ in range(CORRECTOR_STEPS):
                x = corrected(x, vp_score(score, x, alpha_bar[i], sigma[i]), 1 - beta[i])
    return x
