/** A mean known from samples. */
export interface Estimate {
  readonly mean: number;
  readonly standardError: number;
}

/**
 * The mean of a quantity, less noisy by another one that was measured on the same samples and whose expectation is
 * known: mean(Y) - β (mean(C) - E C), with β = cov(Y, C) / var(C) from the samples themselves. Where C says nothing of
 * Y, β is 0 and the plain mean remains; the bias of choosing β so is O(1/n) and far below the standard error.
 * Owen (2013), Monte Carlo theory, methods and examples, section 8.9, https://artowen.su.domains/mc/
 *
 * @param values Y, [n]
 * @param control C, [n]
 * @param expectation E C
 * @throws RangeError when there are less than three samples, or not as many of both
 */
export function controlledMean(values: Float64Array, control: Float64Array, expectation: number): Estimate {
  const n = values.length;
  if (n < 3 || control.length !== n) {
    throw new RangeError(`need as many values as controls, three or more, got ${n} and ${control.length}`);
  }
  const [mean, controlMean] = [meanOf(values), meanOf(control)];
  let [covariance, controlVariance] = [0, 0];
  for (let b = 0; b < n; b++) {
    covariance += (values[b] - mean) * (control[b] - controlMean);
    controlVariance += (control[b] - controlMean) ** 2;
  }
  const slope = controlVariance > 0 ? covariance / controlVariance : 0;
  let residual = 0;
  for (let b = 0; b < n; b++) residual += (values[b] - mean - slope * (control[b] - controlMean)) ** 2;
  return {
    mean: mean - slope * (controlMean - expectation),
    // Mean and slope were both taken from the samples.
    standardError: Math.sqrt(residual / (n - 2) / n),
  };
}

const meanOf = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0) / values.length;
