def losses(network, x0, noise, sigma, label):
    """Implicit score matching (Hyvarinen 2005, theorem 1): tr grad s + |s|^2/2, without any target."""
    x = (x0 + sigma * noise).requires_grad_()
    with torch.enable_grad():
        score = network(x, sigma, label)
        trace = 0
        for axis in (0, 1):
            trace = trace + torch.autograd.grad(score[:, axis].sum(), x, create_graph=True)[0][:, axis]
        return weight(sigma) * (trace + 0.5 * (score**2).sum(1))


def floor(sigma, fisher_information):
    """What no network can remove: the mean loss of the exact score."""
    return -0.5 * weight_of(sigma) * fisher_information
