class Raster:
    """What is drawn: N x N cells over [-1, 1]^2, constant inside a cell; and q, the same under noise N(0, sigma^2 I).

    Noise factorises over x and y, so q of a whole grid is a product of three small matrices, A_y m A_x^T, with A the
    density of one cell, blurred.
    """

    def __init__(self, mass):
        self.mass = mass / mass.sum()  # [y, x], y upwards
        self.size, self.side = len(mass), 2 / len(mass)
        self.corners = -1 + self.side * self.mass.nonzero().flip(1).double()  # of the cells with mass, (x, y)

    def sample(self, count):
        cell = torch.multinomial(self.mass.flatten(), count, replacement=True)
        corner = torch.stack([cell % self.size, torch.div(cell, self.size, rounding_mode="floor")], dim=1)
        return -1 + self.side * (corner + torch.rand(count, 2, dtype=torch.float64))

    def kernel(self, at, sigma):
        """A and its derivative at coordinates, [len(at), N]."""
        a = (at[:, None] + 1 - self.side * torch.arange(self.size, dtype=torch.float64)) / sigma
        b = a - self.side / sigma
        # The normal distribution function on the side where it is small: differences keep their digits there.
        upper, lower = torch.where(a + b > 0, -b, a), torch.where(a + b > 0, -a, b)
        mass = 0.5 * (torch.erfc(-upper / math.sqrt(2)) - torch.erfc(-lower / math.sqrt(2)))
        slope = (torch.exp(-0.5 * a**2) - torch.exp(-0.5 * b**2)) / (math.sqrt(2 * math.pi) * sigma)
        return mass / self.side, slope / self.side

    def score(self, x, sigma):
        """The exact score, grad log q, at points [n, 2]."""
        (a_x, slope_x), (a_y, slope_y) = self.kernel(x[:, 0], sigma), self.kernel(x[:, 1], sigma)
        q = ((a_y @ self.mass) * a_x).sum(1)
        gradient = torch.stack([((a_y @ self.mass) * slope_x).sum(1), ((slope_y @ self.mass) * a_x).sum(1)], dim=1)
        score = gradient / q[:, None]
        far = q < 1e-30  # nothing can be computed from q there: the score is the pull of the nearest mass
        if far.any():
            pulls = []
            for some in x[far].split(500):
                nearest = some[:, None].max(self.corners).min(self.corners + self.side) - some[:, None]
                closest = (nearest**2).sum(2).argmin(1)
                pulls.append(nearest[torch.arange(len(some)), closest] / sigma**2)
            score[far] = torch.cat(pulls)
        return score

    def fisher_information(self, sigma):
        """I(q) = E |grad log q|^2 by the trapezoidal rule, which is as good as exact for so smooth a function."""
        low, high = self.corners.min(0).values, self.corners.max(0).values + self.side
        xs, ys = grid_lines(low[0], high[0], sigma), grid_lines(low[1], high[1], sigma)
        a_x, slope_x = self.kernel(xs, sigma)
        total = 0.0
        for some in ys.split(256):
            a_y, slope_y = self.kernel(some, sigma)
            q = a_y @ self.mass @ a_x.T
            square = (a_y @ self.mass @ slope_x.T) ** 2 + (slope_y @ self.mass @ a_x.T) ** 2
            total += (square / q)[q > 1e-200].sum().item()
        return total * (sigma / STEPS_PER_SIGMA) ** 2
