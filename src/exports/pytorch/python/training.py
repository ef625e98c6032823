def weight_of(sigma):
    """lambda(sigma)"""
    return {"one": 1.0, "sigma": sigma, "sigma2": sigma**2}[WEIGHTING]


def weight(sigma):
    return weight_of(sigma[:, 0]) if WEIGHTING != "one" else 1.0


def rate_share(step):
    """Of the learning rate: it rises over 30 steps, stays, and falls as 1/sqrt(t) from 200 on, to 0.3."""
    return min(1.0, (step + 1) / 30) * max(0.3, min(1.0, math.sqrt(200 / (step + 1))))


def train(steps):
    """Adam on minibatches in which every noise level has its share; returns the network with averaged parameters."""
    network = ScoreNetwork()
    average = copy.deepcopy(network).requires_grad_(False)
    adam = torch.optim.Adam(network.parameters(), lr=LEARNING_RATE, betas=(0.9, 0.99))
    schedule = torch.optim.lr_scheduler.LambdaLR(adam, rate_share)
    levels = torch.arange(BATCH_SIZE) % len(SIGMAS) if ONLY_LEVEL is None else torch.full((BATCH_SIZE,), ONLY_LEVEL)
    sigma = torch.tensor(SIGMAS)[levels][:, None]
    for step in range(steps):
        x0, label = draw(BATCH_SIZE)
        # Some do not show their label, so that one network learns both scores (Ho & Salimans 2022).
        label = torch.where(torch.rand(BATCH_SIZE) < LABEL_DROPOUT, torch.full_like(label, NO_LABEL), label)
        loss = losses(network, x0.float(), torch.randn(BATCH_SIZE, 2), sigma, label).mean()
        adam.zero_grad()
        loss.backward()
        adam.step()
        schedule.step()
        decay = min(EMA_DECAY, (step + 1) / (step + 10))
        with torch.no_grad():
            for mean, parameter in zip(average.parameters(), network.parameters()):
                mean.lerp_(parameter, 1 - decay)
    return average


def measure(network):
    """Of each level: the mean loss on fresh samples, its floor, and the excess, half the weighted Fisher divergence."""
    rows = []
    for sigma in SIGMAS:
        loss, lowest, excess = 0.0, 0.0, 0.0
        for share, label, density in parts():
            x0, noise = density.sample(SAMPLES), torch.randn(SAMPLES, 2)
            labels, sigmas = torch.full((SAMPLES,), label), torch.full((SAMPLES, 1), sigma)
            x = x0.float() + sigma * noise
            away = network(x, sigmas, labels).detach() - density.score(x.double(), sigma)
            excess += share * 0.5 * weight_of(sigma) * (away**2).sum(1).mean().item()
            loss += share * losses(network, x0.float(), noise, sigmas, labels).mean().item()
            lowest += share * floor(sigma, density.fisher_information(sigma))
        rows.append((loss, lowest, excess))
    return rows
