import type { Density } from "../density/density.ts";
import type { RasterDensity } from "../density/raster.ts";
import { quadratureGrid } from "../density/raster-fisher.ts";
import type { Weighting } from "../objective/weighting.ts";
import { weightOf } from "../objective/weighting.ts";
import type { FloatArray } from "../points.ts";
import { fillNormals, streams } from "../random.ts";

/** Where a score is compared with the exact one: points, their shares of q_σ (total one), and the exact score there. */
export interface ScoreCheck {
  readonly sigma: number;
  /** [n, 2] */
  readonly points: Float32Array<ArrayBuffer>;
  /** [n] */
  readonly weights: Float64Array<ArrayBuffer>;
  /** ∇ log q_σ, [n, 2] */
  readonly exact: Float64Array<ArrayBuffer>;
}

/**
 * The excess loss of one noise level, ½ λ E‖s - ∇ log q_σ‖² under q_σ: half the weighted Fisher divergence, and what the
 * denoising objective can still lose (Vincent 2011, https://doi.org/10.1162/NECO_a_00142).
 *
 * @param score s at check.points, [n, 2]
 */
export function excessLoss(check: ScoreCheck, score: FloatArray, weighting: Weighting): number {
  const { points, weights, exact, sigma } = check;
  if (score.length !== points.length) {
    throw new RangeError(`need a score at ${points.length / 2} points, got ${score.length / 2}`);
  }
  let sum = 0;
  for (let i = 0; i < weights.length; i++) {
    const differenceX = score[2 * i] - exact[2 * i];
    const differenceY = score[2 * i + 1] - exact[2 * i + 1];
    sum += weights[i] * (differenceX * differenceX + differenceY * differenceY);
  }
  return 0.5 * weightOf(weighting, sigma) * sum;
}

/** Shares of q_σ below this, relative to the largest, are left out of a quadrature. */
const negligible = 1e-10;

/**
 * A quadrature grid over a raster under noise, by the trapezoidal rule: no sampling error, for any score about as smooth
 * as the exact one, but some 10⁴ points at small σ.
 *
 * @param stepsPerSigma grid points per σ
 */
export function quadratureCheck(density: RasterDensity, sigma: number, stepsPerSigma = 2): ScoreCheck {
  const { xs, ys } = quadratureGrid(density.mass, density.size, sigma, stepsPerSigma);
  const field = density.grid(xs, ys, sigma);
  const least = negligible * field.density.reduce((most, q) => Math.max(most, q), 0);
  const kept: number[] = [];
  let total = 0;
  for (const [at, q] of field.density.entries()) {
    if (q <= least) continue;
    kept.push(at);
    total += q;
  }
  const check = createCheck(kept.length, sigma);
  for (const [i, at] of kept.entries()) {
    check.points[2 * i] = xs[at % xs.length];
    check.points[2 * i + 1] = ys[Math.floor(at / xs.length)];
    check.weights[i] = field.density[at] / total;
    check.exact[2 * i] = field.score[2 * at];
    check.exact[2 * i + 1] = field.score[2 * at + 1];
  }
  return check;
}

/**
 * Fixed validation points, drawn once from q_σ: cheap enough to look at while training. The figure has the sampling
 * error of n points, but the same one at every look, so its fall is the network's.
 *
 * @param seed a uint32; points of different levels are independent
 * @param level index of σ on the ladder
 */
export function validationCheck(
  density: Density,
  options: { readonly sigma: number; readonly level: number; readonly count: number; readonly seed: number },
): ScoreCheck {
  const { sigma, level, count, seed } = options;
  const clean = density.sample(count, { seed, stream: streams.validation, step: level });
  const noise = new Float64Array(2 * count);
  fillNormals(noise, { seed, stream: streams.validationNoise, step: level });
  const check = createCheck(count, sigma);
  check.weights.fill(1 / count);
  for (let k = 0; k < noise.length; k++) check.points[k] = clean[k] + sigma * noise[k];
  check.exact.set(density.score(check.points, sigma));
  return check;
}

function createCheck(n: number, sigma: number) {
  return { sigma, points: new Float32Array(2 * n), weights: new Float64Array(n), exact: new Float64Array(2 * n) };
}
