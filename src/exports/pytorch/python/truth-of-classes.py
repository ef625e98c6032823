def density_of(label):
    return TRUTH if label == NO_LABEL else BY_CLASS[label]


def parts():
    """The scores to be learned and the share of the samples that each has: (share, label, density)."""
    whole = [(LABEL_DROPOUT, NO_LABEL, TRUTH)] if LABEL_DROPOUT > 0 else []
    return whole + [
        ((1 - LABEL_DROPOUT) * prior, label, density)
        for label, (prior, density) in enumerate(zip(PRIORS, BY_CLASS))
        if density is not None
    ]
