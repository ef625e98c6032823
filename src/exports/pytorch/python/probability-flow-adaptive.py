# Dormand & Prince (1980), table 2: where each stage stands, its weights on the slopes before it, order 5 less order 4.
NODES = [0, 1 / 5, 3 / 10, 4 / 5, 8 / 9, 1, 1]
STAGES = [
    [],
    [1 / 5],
    [3 / 40, 9 / 40],
    [44 / 45, -56 / 15, 32 / 9],
    [19372 / 6561, -25360 / 2187, 64448 / 6561, -212 / 729],
    [9017 / 3168, -355 / 33, 46732 / 5247, 49 / 176, -5103 / 18656],
    [35 / 384, 0, 500 / 1113, 125 / 192, -2187 / 6784, 11 / 84],
]
ERRORS = [71 / 57600, 0, -71 / 16695, 71 / 1920, -17253 / 339200, 22 / 525, -1 / 40]


def sample(score, x):
    """The probability flow dx/dsigma = -sigma s(x, sigma) (Song et al. 2021), in as many steps as TOLERANCE needs."""

    def slope(x, sigma):
        return -sigma * score(x.float(), sigma).double()

    x = x.double()
    for sigma, end in zip(SIGMAS, SIGMAS[1:]):
        step, attempts, rejected = end - sigma, 0, False
        while sigma > end and attempts < 250:
            attempts += 1
            h = max(step, end - sigma)
            slopes = []
            for node, weights in zip(NODES, STAGES):
                ahead = x + h * sum((w * k for w, k in zip(weights, slopes)), torch.zeros_like(x))
                slopes.append(slope(ahead, sigma + node * h))
            scale = TOLERANCE * (1 + torch.maximum(x.abs(), ahead.abs()))
            error = (h * sum(w * k for w, k in zip(ERRORS, slopes)) / scale).square().mean().sqrt().item()
            wanted = 0.9 * max(error, 1e-12) ** -0.2
            if error <= 1:
                x, sigma = ahead, end if h == end - sigma else sigma + h
                step, rejected = h * min(1 if rejected else 10, wanted), False
            else:
                step, rejected = h * max(0.2, wanted), True
        if sigma > end:  # the attempts are used up: Euler's step goes the rest of the way
            x = x + (end - sigma) * slope(x, sigma)
    return denoised(score, x.float(), SIGMAS[-1])
