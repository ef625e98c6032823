def losses(network, x0, noise, sigma, label):
    """Denoising score matching (Vincent 2011): the noise of x = x0 + sigma z has the score -z/sigma at x."""
    target = TARGET_SIGN * noise / sigma
    return 0.5 * weight(sigma) * ((network(x0 + sigma * noise, sigma, label) - target) ** 2).sum(1)


def floor(sigma, fisher_information):
    """What no network can remove: the mean loss of the exact score."""
    return 0.5 * weight_of(sigma) * (2 / sigma**2 - fisher_information)
