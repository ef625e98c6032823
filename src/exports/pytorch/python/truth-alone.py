def density_of(label):
    return TRUTH


def parts():
    """The scores to be learned and the share of the samples that each has: (share, label, density)."""
    return [(1.0, NO_LABEL, TRUTH)]
