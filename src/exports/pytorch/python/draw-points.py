def draw(count):
    """Training sees these points of the density and no others: x0, [count, 2], and their classes."""
    picked = torch.randint(len(SEEN), (count,))
    return SEEN[picked], SEEN_LABELS[picked]
