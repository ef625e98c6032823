def draw(count):
    """Clean points x0 of the density, [count, 2], and their classes."""
    label = torch.multinomial(torch.tensor(PRIORS), count, replacement=True)
    x0 = torch.empty(count, 2, dtype=torch.float64)
    for y in label.unique().tolist():
        x0[label == y] = BY_CLASS[y].sample(int((label == y).sum()))
    return x0, label
