import { fillNormals, fillUniforms } from "../random.ts";
import type { Density } from "./density.ts";

/** An isotropic Gaussian mixture Σ w_k N(μ_k, s_k² I). */
export interface MixtureParameters {
  /** w_k, [K], any positive total */
  readonly weights: readonly number[];
  /** μ_k, [K][2] */
  readonly means: readonly (readonly [number, number])[];
  /** s_k, [K] */
  readonly stds: readonly number[];
}

/** Beyond seven standard deviations the integrand of the Fisher information is below 1e-9 of its total. */
const reach = 7;
/** Trapezoidal steps per standard deviation of the narrowest component; the rule converges exponentially in it. */
const stepsPerStd = 3;

/**
 * A Gaussian mixture as a density. Under noise it stays one, with variances s_k² + σ².
 *
 * @throws RangeError when the lists differ in length or are empty, a weight or std is negative, or all weights are zero
 */
export function gaussianMixture({ weights, means, stds }: MixtureParameters): Density {
  const count = weights.length;
  if (count === 0 || means.length !== count || stds.length !== count) {
    throw new RangeError(
      `need as many weights, means and stds, at least one; got ${count}, ${means.length}, ${stds.length}`,
    );
  }
  const total = weights.reduce((sum, w) => sum + w, 0);
  if (!(total > 0) || [...weights, ...stds].some((value) => !(value >= 0))) {
    throw new RangeError(`need weights and stds ≥ 0 and a positive total weight, got ${weights} and ${stds}`);
  }
  const share = weights.map((w) => w / total);

  const mean = [0, 1].map((d) => share.reduce((sum, w, k) => sum + w * means[k][d], 0)) as [number, number];
  const meanSquare = share.reduce((sum, w, k) => {
    const [x, y] = means[k];
    return sum + w * (stds[k] ** 2 + ((x - mean[0]) ** 2 + (y - mean[1]) ** 2) / 2);
  }, 0);

  /** log q_σ(x, y); the gradient goes to `gradient`. */
  const exponents = new Float64Array(count);
  const gradient = new Float64Array(2);
  function evaluate(x: number, y: number, sigma: number): number {
    let largest = Number.NEGATIVE_INFINITY;
    for (let k = 0; k < count; k++) {
      const variance = stds[k] * stds[k] + sigma * sigma;
      const squared = (x - means[k][0]) ** 2 + (y - means[k][1]) ** 2;
      exponents[k] = Math.log(share[k] / (2 * Math.PI * variance)) - squared / (2 * variance);
      if (exponents[k] > largest) largest = exponents[k];
    }
    let sum = 0;
    gradient.fill(0);
    for (let k = 0; k < count; k++) {
      const variance = stds[k] * stds[k] + sigma * sigma;
      const relative = Math.exp(exponents[k] - largest);
      sum += relative;
      gradient[0] += (relative * (means[k][0] - x)) / variance;
      gradient[1] += (relative * (means[k][1] - y)) / variance;
    }
    gradient[0] /= sum;
    gradient[1] /= sum;
    return largest + Math.log(sum);
  }

  return {
    scale: { mean, std: Math.sqrt(meanSquare) },

    sample(n, address) {
      const uniforms = new Float64Array(4 * n);
      const points = new Float64Array(2 * n);
      fillUniforms(uniforms, address);
      fillNormals(points, address);
      for (let i = 0; i < n; i++) {
        let component = 0;
        let below = share[0];
        while (uniforms[4 * i] >= below && component + 1 < count) below += share[++component];
        points[2 * i] = means[component][0] + stds[component] * points[2 * i];
        points[2 * i + 1] = means[component][1] + stds[component] * points[2 * i + 1];
      }
      return points;
    },

    logDensity(points, sigma) {
      const values = new Float64Array(points.length >>> 1);
      for (let i = 0; i < values.length; i++) values[i] = evaluate(points[2 * i], points[2 * i + 1], sigma);
      return values;
    },

    score(points, sigma) {
      const score = new Float64Array(points.length);
      for (let i = 0; i < score.length; i += 2) {
        evaluate(points[i], points[i + 1], sigma);
        score[i] = gradient[0];
        score[i + 1] = gradient[1];
      }
      return score;
    },

    fisherInformation(sigma) {
      const spreads = stds.map((s) => Math.hypot(s, sigma));
      const [xs, ys] = [0, 1].map((d) => {
        const low = Math.min(...means.map((m, k) => m[d] - reach * spreads[k]));
        const high = Math.max(...means.map((m, k) => m[d] + reach * spreads[k]));
        const steps = Math.ceil(((high - low) / Math.min(...spreads)) * stepsPerStd);
        return { low, step: (high - low) / steps, steps };
      });
      let sum = 0;
      for (let j = 0; j <= ys.steps; j++) {
        for (let i = 0; i <= xs.steps; i++) {
          const density = Math.exp(evaluate(xs.low + i * xs.step, ys.low + j * ys.step, sigma));
          sum += density * (gradient[0] ** 2 + gradient[1] ** 2);
        }
      }
      return sum * xs.step * ys.step;
    },
  };
}
