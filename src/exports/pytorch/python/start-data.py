def start(count):
    """Where the particles start: at data."""
    return TRUTH.sample(count).float()
