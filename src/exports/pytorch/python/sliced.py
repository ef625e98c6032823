def losses(network, x0, noise, sigma, label):
    """Sliced score matching (Song et al. 2019, section 3.1): v^T grad s v + (v^T s)^2/2 along random directions v.

    With reduced variance, |s|^2/2 stands for the square: its mean over v needs no drawing.
    """
    x = (x0 + sigma * noise).requires_grad_()
    v = torch.randn_like(x0) if PROJECTION == "gaussian" else 2.0 * torch.randint(2, x0.shape) - 1
    with torch.enable_grad():
        score = network(x, sigma, label)
        along = (v * torch.autograd.grad((v * score).sum(), x, create_graph=True)[0]).sum(1)
        square = (score**2).sum(1) if OBJECTIVE == "sliced-vr" else (v * score).sum(1) ** 2
        return weight(sigma) * (along + 0.5 * square)


def floor(sigma, fisher_information):
    """What no network can remove: the mean loss of the exact score."""
    return -0.5 * weight_of(sigma) * fisher_information
