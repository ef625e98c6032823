def start(count):
    """Where the particles start: the largest noise, N(0, sigma_1^2 I)."""
    return SIGMAS[0] * torch.randn(count, 2)
