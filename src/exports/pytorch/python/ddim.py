def sample(score, x):
    """Denoising diffusion implicit models (Song, Meng & Ermon 2021, equation 12 with eta = 0)."""
    beta, alpha_bar, sigma = vp_process()
    x = vp_start(x, alpha_bar)
    for i in range(len(beta) - 1, 0, -1):
        epsilon = -math.sqrt(1 - alpha_bar[i]) * vp_score(score, x, alpha_bar[i], sigma[i])
        guess = (x - math.sqrt(1 - alpha_bar[i]) * epsilon) / math.sqrt(alpha_bar[i])
        x = math.sqrt(alpha_bar[i - 1]) * guess + math.sqrt(1 - alpha_bar[i - 1]) * epsilon
    return x
