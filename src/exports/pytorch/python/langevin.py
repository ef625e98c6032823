def sample(score, x):
    """Langevin dynamics at one noise level (Song & Ermon 2019, equation 4)."""
    sigma = SIGMAS[min(LANGEVIN_LEVEL, len(SIGMAS)) - 1]
    alpha = STEP_SIZE * sigma**2
    for _ in range(LANGEVIN_STEPS):
        x = x + 0.5 * alpha * score(x, sigma) + math.sqrt(TEMPERATURE * alpha) * torch.randn_like(x)
    return denoised(score, x, sigma)
