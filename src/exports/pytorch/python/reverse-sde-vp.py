def sample(score, x):
    """The reverse SDE, variance preserving (Song et al. 2021, appendix E)."""
    beta, alpha_bar, sigma = vp_process()
    x = vp_start(x, alpha_bar)
    for i in range(len(beta) - 1, 0, -1):
        x = (2 - math.sqrt(1 - beta[i])) * x + beta[i] * vp_score(score, x, alpha_bar[i], sigma[i])
        if i > 1:
            x = x + math.sqrt(beta[i]) * torch.randn_like(x)
    return x
