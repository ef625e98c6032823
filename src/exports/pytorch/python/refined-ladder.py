def refined_ladder():
    """The noise levels with SUBSTEPS steps of constant ratio from each to the next."""
    fine = []
    for sigma, smaller in zip(SIGMAS, SIGMAS[1:]):
        fine += [sigma * (smaller / sigma) ** (t / SUBSTEPS) for t in range(SUBSTEPS)]
    return fine + SIGMAS[-1:]
