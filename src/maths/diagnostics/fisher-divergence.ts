import type { Density } from "../density/density.ts";
import { quadratureGrid, quadratureReach } from "../density/quadrature-grid.ts";
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

/** Grid lines a side of a block; blocks far from all mass are left out after one look. */
const blockSide = 32;

/**
 * A quadrature grid over a density under noise, by the trapezoidal rule: no sampling error, for any score about as
 * smooth as the exact one, but some 10⁴ points at small σ.
 *
 * @param stepsPerSigma grid points per σ, or per standard deviation of what p is known to be blurred with and σ together
 */
export function quadratureCheck(density: Density, sigma: number, stepsPerSigma = 2): ScoreCheck {
  const { box, blur } = density.extent;
  const smooth = Math.hypot(blur, sigma);
  const { xs, ys } = quadratureGrid(box, quadratureReach * sigma, smooth / stepsPerSigma);
  const points: number[] = [];
  const exact: number[] = [];
  const values: number[] = [];
  for (const [left, bottom] of blocksWithMass(density, sigma, smooth, xs, ys)) {
    const columns = xs.subarray(left, left + blockSide);
    const rows = ys.subarray(bottom, bottom + blockSide);
    const field = density.grid(columns, rows, sigma);
    for (const [at, q] of field.density.entries()) {
      if (q === 0) continue;
      points.push(columns[at % columns.length], rows[Math.floor(at / columns.length)]);
      exact.push(field.score[2 * at], field.score[2 * at + 1]);
      values.push(q);
    }
  }
  const least = negligible * values.reduce((most, q) => Math.max(most, q), 0);
  const kept = values.flatMap((q, at) => (q > least ? [at] : []));
  const total = kept.reduce((sum, at) => sum + values[at], 0);
  const check = createCheck(kept.length, sigma);
  for (const [i, at] of kept.entries()) {
    check.points.set([points[2 * at], points[2 * at + 1]], 2 * i);
    check.exact.set([exact[2 * at], exact[2 * at + 1]], 2 * i);
    check.weights[i] = values[at] / total;
  }
  return check;
}

/**
 * Lower left corners, as indices of grid lines, of the blocks in which q_σ may not be negligible. q_σ is a mixture of
 * Gaussians of peak at most Q = 1/(2π smooth²), so f = √(-2 log(q_σ/Q)) changes by at most r/smooth on a way r (it does
 * for each of them, and u√(-2 log u) is concave): f at the centre of a block bounds it at the corners.
 */
function blocksWithMass(
  density: Density,
  sigma: number,
  smooth: number,
  xs: Float64Array,
  ys: Float64Array,
): (readonly [number, number])[] {
  const firsts = (lines: Float64Array) =>
    Array.from({ length: Math.ceil(lines.length / blockSide) }, (_, k) => k * blockSide);
  const centre = (lines: Float64Array, first: number) =>
    (lines[first] + lines[Math.min(lines.length, first + blockSide) - 1]) / 2;
  const corners = firsts(ys).flatMap((bottom) => firsts(xs).map((left) => [left, bottom] as const));
  const centres = Float64Array.from(corners.flatMap(([left, bottom]) => [centre(xs, left), centre(ys, bottom)]));
  const logs = density.logDensity(centres, sigma);
  const largest = logs.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY);
  const peak = -Math.log(2 * Math.PI * smooth * smooth);
  const radius = (Math.SQRT1_2 * blockSide * (xs[1] - xs[0])) / smooth;
  const furthest = Math.sqrt(2 * (peak - largest - Math.log(negligible))) + radius;
  return corners.filter((_, k) => Math.sqrt(2 * Math.max(0, peak - logs[k])) <= furthest);
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
