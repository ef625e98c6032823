def losses(network, x0, noise, sigma, label):
    """Explicit score matching (Hyvarinen 2005, equation 2): against the exact score, which is seldom known."""
    x = x0 + sigma * noise
    exact = torch.empty_like(x)
    for level in sigma.unique():
        for one in label.unique():
            chosen = (sigma[:, 0] == level) & (label == one)
            if chosen.any():
                exact[chosen] = density_of(one).score(x[chosen].double(), level.item()).to(x)
    return 0.5 * weight(sigma) * ((network(x, sigma, label) - exact) ** 2).sum(1)


def floor(sigma, fisher_information):
    """What no network can remove: nothing."""
    return 0.0
