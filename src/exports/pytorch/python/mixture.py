class Mixture:
    """Gaussians: sum_k w_k N(mu_k, C_k). Under noise N(0, sigma^2 I) their covariances are C_k + sigma^2 I."""

    def __init__(self, weights, means, covariances):
        self.weights = torch.tensor(weights, dtype=torch.float64) / sum(weights)
        self.means = torch.tensor(means, dtype=torch.float64)  # [K, 2]
        self.covariances = torch.tensor([[[xx, xy], [xy, yy]] for xx, xy, yy in covariances], dtype=torch.float64)

    def noisy(self, sigma):
        return self.covariances + sigma**2 * torch.eye(2, dtype=torch.float64)

    def sample(self, count):
        k = torch.multinomial(self.weights, count, replacement=True)
        normal = torch.randn(count, 2, 1, dtype=torch.float64)
        return self.means[k] + (torch.linalg.cholesky(self.covariances)[k] @ normal)[:, :, 0]

    def score(self, x, sigma):
        """The exact score, grad log q, at points [n, 2]: a mean of those of the Gaussians, by responsibility."""
        precision = torch.linalg.inv(self.noisy(sigma))
        away = x[:, None] - self.means  # [n, K, 2]
        pull = -(precision @ away[..., None])[..., 0]
        logits = self.weights.log() + 0.5 * torch.logdet(precision) + 0.5 * (pull * away).sum(2)
        return (torch.softmax(logits, dim=1)[..., None] * pull).sum(1)

    def fisher_information(self, sigma):
        """I(q) = sum_k w_k E_k |grad log q|^2, each mean over a grid in the axes of its Gaussian."""
        covariances = self.noisy(sigma)
        widths = torch.linalg.eigvalsh(covariances).sqrt()  # [K, 2], ascending
        total = 0.0
        for weight, mean, covariance, width in zip(self.weights, self.means, covariances, widths):
            # Steps as fine as the narrowest Gaussian needs, within reason.
            count = min(1500, int(2 * 8 * STEPS_PER_SIGMA * max(1.0, (width[1] / widths.min()).item()))) + 1
            axis = torch.linspace(-8, 8, count, dtype=torch.float64)
            density = torch.exp(-0.5 * axis**2) / torch.exp(-0.5 * axis**2).sum()
            for some, share in zip(axis.split(64), density.split(64)):
                u = torch.cartesian_prod(some, axis)
                square = (self.score(mean + u @ torch.linalg.cholesky(covariance).T, sigma) ** 2).sum(1)
                total += (weight * (torch.outer(share, density).flatten() * square).sum()).item()
        return total
