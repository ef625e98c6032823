def vp_process():
    """beta_i, alpha_bar_i and sigma_i of x_i = sqrt(alpha_bar_i) x0 + sqrt(1 - alpha_bar_i) z, i = 0 ... N."""
    if BETAS == "linear":  # Ho et al. (2020), section 4, for any number of steps
        steps = len(refined_ladder())
        beta = [0.0] + [min(0.999, (0.1 + 19.9 * i / max(1, steps - 1)) / steps) for i in range(steps)]
        alpha_bar = [1.0]
        for b in beta[1:]:
            alpha_bar.append(alpha_bar[-1] * (1 - b))
        sigma = [math.sqrt((1 - a) / a) for a in alpha_bar]
    else:  # the betas whose sigma_i are the ladder's
        sigma = [0.0] + refined_ladder()[::-1]
        alpha_bar = [1 / (1 + s**2) for s in sigma]
        beta = [0.0] + [1 - after / before for before, after in zip(alpha_bar, alpha_bar[1:])]
    return beta, alpha_bar, sigma


def vp_score(score, x, alpha_bar, sigma):
    """One network serves both processes: divided by sqrt(alpha_bar), x has noise sigma."""
    return score(x / math.sqrt(alpha_bar), sigma) / math.sqrt(alpha_bar)


def vp_start(x, alpha_bar):
    """From the space of the data to the process's own; noise becomes its prior, N(0, (1 - alpha_bar_N) I)."""
    return x * (math.sqrt(1 - alpha_bar[-1]) / SIGMAS[0] if START == "gaussian" else math.sqrt(alpha_bar[-1]))
