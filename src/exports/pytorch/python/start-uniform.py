def start(count):
    """Where the particles start: anywhere in the square."""
    return 2 * torch.rand(count, 2) - 1
