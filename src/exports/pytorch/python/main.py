def followed_score(network):
    """What the particles follow, guided to a class if there is one: w s(x | y) + (1 - w) s(x) (Ho & Salimans 2022)."""

    def one(x, sigma, label):
        if SCORE_USED == "exact":
            return density_of(label).score(x.double(), sigma).float()
        return network(x, torch.full((len(x), 1), sigma), torch.full((len(x),), label)).detach()

    def guided(x, sigma):
        if LABEL == NO_LABEL or GUIDANCE == 0:
            return one(x, sigma, NO_LABEL)
        conditional = one(x, sigma, LABEL)
        return conditional if GUIDANCE == 1 else GUIDANCE * conditional + (1 - GUIDANCE) * one(x, sigma, NO_LABEL)

    return guided


def sliced_wasserstein(a, b, directions=16):
    """Mean over directions of the mean distance between the sorted projections of two sets of one size."""
    angle = math.pi * torch.arange(directions) / directions
    across = torch.stack([torch.cos(angle), torch.sin(angle)])
    return ((a.float() @ across).sort(0).values - (b.float() @ across).sort(0).values).abs().mean().item()


def number(value):
    return "       -" if value is None else f"{value:8.4f}"


def main():
    parser = argparse.ArgumentParser(description="The experiment of " + LINK)
    parser.add_argument("--steps", type=int, default=STEPS, help="steps of training (default: %(default)s)")
    parser.add_argument("--seed", type=int, default=SEED, help="seed of PyTorch's own stream (default: %(default)s)")
    parser.add_argument("--csv", metavar="FILE", help="where to write the particles")
    options = parser.parse_args()
    torch.manual_seed(options.seed)
    torch.set_num_threads(1)  # for so small a network threads spend their time waiting for each other

    began = time.perf_counter()
    network = train(options.steps)
    print(f"{options.steps} steps of training in {time.perf_counter() - began:.1f} s")
    print(f"\n                |           this script          |   the page after {PAGE['step']} steps")
    print("level    sigma |     loss    floor   excess |     loss    floor   excess")
    for level, (sigma, (loss, lowest, excess)) in enumerate(zip(SIGMAS, measure(network))):
        page = [PAGE[name][level] if PAGE[name] else None for name in ("loss", "floor", "excess")]
        own = " ".join(map(number, (loss, lowest, excess)))
        print(f"{level + 1:5d} {sigma:8.4f} | {own} | {' '.join(map(number, page))}", flush=True)
    print("excess: half the weighted mean square distance to the true score, measured by itself.")
    print(f"loss: a mean over {SAMPLES} fresh samples, which scatters about floor + excess.")

    began = time.perf_counter()
    particles = sample(followed_score(network), start(PARTICLES))
    print(f"\n{PARTICLES} particles, {SAMPLER}, in {time.perf_counter() - began:.1f} s")
    data = density_of(LABEL) or TRUTH
    print(f"sliced Wasserstein-1 distance to the data: {sliced_wasserstein(particles, data.sample(PARTICLES)):.4f}")
    apart = sliced_wasserstein(data.sample(PARTICLES), data.sample(PARTICLES))
    print(f"between two samples of the data:           {apart:.4f}")
    if PAGE["sliced_wasserstein"] is not None:
        print(f"on the page:                               {PAGE['sliced_wasserstein']:.4f}")
    if options.csv:
        with open(options.csv, "w", encoding="utf-8") as file:
            file.write(f"# {LINK}\nx,y\n")
            file.writelines(f"{x:.9g},{y:.9g}\n" for x, y in particles.tolist())


main()
