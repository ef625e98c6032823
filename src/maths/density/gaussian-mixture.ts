import { componentPoints, drawClean } from "./clean-points.ts";
import type { MixtureComponent } from "./data-source.ts";
import type { Density, Extent, Modes, Support } from "./density.ts";
import type { PreparedComponents } from "./mixture-components.ts";
import { componentAxes, prepareComponents, withShares } from "./mixture-components.ts";
import { mixtureExtent } from "./mixture-extent.ts";
import { mixtureFisherInformation } from "./mixture-fisher.ts";
import { mixtureModes } from "./mixture-modes.ts";
import { needNoise } from "./need-noise.ts";
import { inOneGo } from "./pieces.ts";

/** An isotropic Gaussian mixture Σ w_k N(μ_k, s_k² I), in lists. */
export interface IsotropicMixture {
  /** w_k, [K], any positive total */
  readonly weights: readonly number[];
  /** μ_k, [K][2] */
  readonly means: readonly (readonly [number, number])[];
  /** s_k, [K]; 0 is a point mass */
  readonly stds: readonly number[];
}

/**
 * A Gaussian mixture Σ w_k N(μ_k, C_k) as a density. Under noise it stays one, with covariances C_k + σ²I. All sums are
 * of exponents relative to the largest, so nothing underflows however far the point and small the noise.
 *
 * @throws RangeError, naming the component, when a weight, mean or covariance is not one; when there is no component;
 * when all weights are zero; when the lists of an isotropic mixture differ in length
 */
export function gaussianMixture(mixture: readonly MixtureComponent[] | IsotropicMixture): Density {
  return mixtureDensity("weights" in mixture ? isotropicComponents(mixture) : prepareComponents(mixture));
}

function isotropicComponents({ weights, means, stds }: IsotropicMixture): PreparedComponents {
  const count = weights.length;
  if (count === 0 || means.length !== count || stds.length !== count) {
    throw new RangeError(
      `need as many weights, means and stds, at least one; got ${count}, ${means.length}, ${stds.length}`,
    );
  }
  for (let k = 0; k < count; k++) {
    if (!(weights[k] >= 0 && stds[k] >= 0 && Number.isFinite(weights[k] + stds[k] + means[k][0] + means[k][1]))) {
      throw new RangeError(
        `component ${k + 1}: need a finite mean, and a finite weight and std ≥ 0, got (${means[k]}), ${weights[k]}, ${stds[k]}`,
      );
    }
  }
  return withShares(
    weights.map((weight, k) => ({ weight, mean: means[k], covariance: [stds[k] ** 2, 0, stds[k] ** 2] })),
  );
}

function mixtureDensity(components: PreparedComponents): Density {
  const { count, shares, means } = components;
  const clean = componentPoints(components);
  const axes = componentAxes(components);
  const { directions, variances } = axes;
  let extent: (Extent & Support) | null = null;
  let modes: Modes | null = null;

  /** Of the components under the noise of `prepare`: log w_k/(2π√det), and the inverse variances along the axes. */
  const constants = new Float64Array(count);
  const precisions = new Float64Array(2 * count);
  let prepared = Number.NaN;
  function prepare(sigma: number): void {
    if (sigma === prepared) return;
    needNoise(sigma);
    prepared = sigma;
    for (let k = 0; k < count; k++) {
      const longer = variances[2 * k] + sigma * sigma;
      const shorter = variances[2 * k + 1] + sigma * sigma;
      constants[k] = Math.log(shares[k] / (2 * Math.PI)) - 0.5 * (Math.log(longer) + Math.log(shorter));
      precisions[2 * k] = 1 / longer;
      precisions[2 * k + 1] = 1 / shorter;
    }
  }

  const exponents = new Float64Array(count);
  const gradient = new Float64Array(2);
  /** log q_σ(x, y); its gradient goes to `gradient`. */
  function evaluate(x: number, y: number): number {
    let largest = Number.NEGATIVE_INFINITY;
    for (let k = 0; k < count; k++) {
      const dx = x - means[2 * k];
      const dy = y - means[2 * k + 1];
      const along = directions[2 * k] * dx + directions[2 * k + 1] * dy;
      const across = directions[2 * k] * dy - directions[2 * k + 1] * dx;
      exponents[k] = constants[k] - 0.5 * (along * along * precisions[2 * k] + across * across * precisions[2 * k + 1]);
      if (exponents[k] > largest) largest = exponents[k];
    }
    let sum = 0;
    let gradientX = 0;
    let gradientY = 0;
    for (let k = 0; k < count; k++) {
      const relative = Math.exp(exponents[k] - largest);
      if (relative === 0) continue;
      const dx = x - means[2 * k];
      const dy = y - means[2 * k + 1];
      const along = (directions[2 * k] * dx + directions[2 * k + 1] * dy) * precisions[2 * k];
      const across = (directions[2 * k] * dy - directions[2 * k + 1] * dx) * precisions[2 * k + 1];
      sum += relative;
      gradientX -= relative * (directions[2 * k] * along - directions[2 * k + 1] * across);
      gradientY -= relative * (directions[2 * k + 1] * along + directions[2 * k] * across);
    }
    gradient[0] = gradientX / sum;
    gradient[1] = gradientY / sum;
    return largest + Math.log(sum);
  }

  return {
    scale: clean.scale,

    sample: (n, address) => drawClean(clean, n, address),

    logDensity(points, sigma) {
      prepare(sigma);
      const values = new Float64Array(points.length >>> 1);
      for (let i = 0; i < values.length; i++) values[i] = evaluate(points[2 * i], points[2 * i + 1]);
      return values;
    },

    score(points, sigma) {
      prepare(sigma);
      const score = new Float64Array(points.length);
      for (let i = 0; i < score.length; i += 2) {
        evaluate(points[i], points[i + 1]);
        score[i] = gradient[0];
        score[i + 1] = gradient[1];
      }
      return score;
    },

    grid(xs, ys, sigma) {
      prepare(sigma);
      const density = new Float64Array(xs.length * ys.length);
      const score = new Float64Array(2 * density.length);
      for (let at = 0; at < density.length; at++) {
        const j = Math.floor(at / xs.length);
        density[at] = Math.exp(evaluate(xs[at - j * xs.length], ys[j]));
        score.set(gradient, 2 * at);
      }
      return { density, score };
    },

    fisherInformation(sigma) {
      return inOneGo(this.fisherPieces(sigma));
    },

    fisherPieces(sigma) {
      needNoise(sigma);
      return mixtureFisherInformation(components, axes, sigma, (x, y) => {
        // Between two pieces another noise level may have been asked for.
        prepare(sigma);
        const density = Math.exp(evaluate(x, y));
        return density * (gradient[0] * gradient[0] + gradient[1] * gradient[1]);
      });
    },

    modes() {
      modes ??= mixtureModes(components, axes);
      return modes;
    },

    get extent() {
      extent ??= mixtureExtent(components, axes);
      return extent;
    },
  };
}
