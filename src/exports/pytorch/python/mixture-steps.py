STEPS_PER_SIGMA = 6  # of a quadrature, in standard deviations of the narrowest Gaussian
