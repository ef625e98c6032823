class Points:
    """A set of n points, equally likely; under noise N(0, sigma^2 I), n Gaussians of equal weight."""

    def __init__(self, points):
        self.points = points  # [n, 2]

    def sample(self, count):
        return self.points[torch.randint(len(self.points), (count,))]

    def score(self, x, sigma):
        """The exact score, grad log q, at places [m, 2]: (E[x0 | x] - x)/sigma^2 by Tweedie's formula."""
        scores = []
        for some in x.split(max(1, 4_000_000 // len(self.points))):
            share = torch.softmax(-0.5 * torch.cdist(some, self.points) ** 2 / sigma**2, dim=1)
            scores.append((share @ self.points - some) / sigma**2)
        return torch.cat(scores)

    def fisher_information(self, sigma):
        """I(q) = E |grad log q|^2 by the trapezoidal rule, which is as good as exact for so smooth a function."""
        low, high = self.points.min(0).values, self.points.max(0).values
        xs, ys = grid_lines(low[0], high[0], sigma), grid_lines(low[1], high[1], sigma)
        total = 0.0
        for y in ys.split(64):
            in_rows = self.points[(self.points[:, 1] > y[0] - 9 * sigma) & (self.points[:, 1] < y[-1] + 9 * sigma)]
            for x in xs.split(64):
                near = in_rows[(in_rows[:, 0] > x[0] - 9 * sigma) & (in_rows[:, 0] < x[-1] + 9 * sigma)]
                away_x, away_y = (near[:, 0] - x[:, None]) / sigma, (near[:, 1] - y[:, None]) / sigma
                a_x, a_y = torch.exp(-0.5 * away_x**2), torch.exp(-0.5 * away_y**2)  # noise factorises
                q = a_y @ a_x.T
                square = (a_y @ (away_x * a_x).T) ** 2 + ((away_y * a_y) @ a_x.T) ** 2
                total += (square / q)[q > 1e-200].sum().item()
        # q and the square have the factors 1/(2 pi sigma^2 n) and 1/sigma^2, which were left out.
        return total / (2 * math.pi * len(self.points) * (sigma * STEPS_PER_SIGMA) ** 2)
