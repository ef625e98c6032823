def draw(count):
    """Clean points x0 of the density, [count, 2], and their classes, of which there are none."""
    return TRUTH.sample(count), torch.full((count,), NO_LABEL)
