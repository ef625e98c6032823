STEPS_PER_SIGMA = 6  # of a quadrature: seven digits are left where two masses are many sigma apart, more elsewhere


def grid_lines(low, high, sigma):
    """Across the data and 8.5 sigma beyond."""
    count = math.ceil((float(high - low) + 17 * sigma) * STEPS_PER_SIGMA / sigma) + 1
    return low - 8.5 * sigma + sigma / STEPS_PER_SIGMA * torch.arange(count, dtype=torch.float64)
