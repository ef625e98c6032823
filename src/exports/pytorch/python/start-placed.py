def start(count):
    """Where the particles start: at the places chosen on the page, in turn."""
    return torch.tensor(PLACES)[torch.arange(count) % len(PLACES)]
