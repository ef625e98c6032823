def sample(score, x):
    """Annealed Langevin dynamics (Song & Ermon 2019, algorithm 1)."""
    for sigma in SIGMAS:
        alpha = STEP_SIZE * sigma**2  # the paper's epsilon sigma_i^2/sigma_L^2
        for _ in range(STEPS_PER_LEVEL):
            x = x + 0.5 * alpha * score(x, sigma) + math.sqrt(TEMPERATURE * alpha) * torch.randn_like(x)
    return denoised(score, x, SIGMAS[-1])
