import type { FloatArray } from "../points.ts";
import type { PlannedStep, SamplerStep, ScoreRequest, Update } from "./stepper.ts";
import { update } from "./stepper.ts";

/**
 * The pair of orders 5 and 4 of Dormand & Prince (1980), table 2, https://doi.org/10.1016/0771-050X(80)90013-3: where in
 * the step each stage stands, and its weights on the slopes before it. The last stage is the result of order 5, and its
 * slope the first of the next step.
 */
const nodes = [0, 1 / 5, 3 / 10, 4 / 5, 8 / 9, 1, 1] as const;
const stageWeights: readonly (readonly number[])[] = [
  [],
  [1 / 5],
  [3 / 40, 9 / 40],
  [44 / 45, -56 / 15, 32 / 9],
  [19372 / 6561, -25360 / 2187, 64448 / 6561, -212 / 729],
  [9017 / 3168, -355 / 33, 46732 / 5247, 49 / 176, -5103 / 18656],
  [35 / 384, 0, 500 / 1113, 125 / 192, -2187 / 6784, 11 / 84],
];
/** Order 5 less order 4. */
const errorWeights = [71 / 57600, 0, -71 / 16695, 71 / 1920, -17253 / 339200, 22 / 525, -1 / 40] as const;

/**
 * The usual control of the step, Hairer, Nørsett & Wanner (1993), section II.4, with the numbers of scipy's RK45, which
 * Song et al. (2021) use: the error goes as the step to the fifth power.
 */
const [safety, leastFactor, mostFactor] = [0.9, 0.2, 10];

/** Attempts at a step inside one planned step. Smooth scores take a few; 250 cost 1 501 evaluations. */
export const mostAttempts = 250;

/**
 * Solves dx/dσ = -σ s(x, σ) from σ to the next one in as many steps as the tolerance needs. The first attempt is the
 * whole way, so nothing but the points is carried from one planned step to the next.
 *
 * The error is the root mean square over all coordinates of e/(tol + tol max(|x|, |x'|)), so a particle depends on
 * those beside it. What is not finite is left out of the mean: no smaller step mends it, and it must not stop the rest.
 * When the attempts are used up, as with a score that jumps, one step of Euler's goes the rest of the way: a second
 * update, for everyone to see.
 */
export function* dormandPrinceStep<Points extends FloatArray>(
  points: Points,
  { sigma: from, nextSigma: to }: PlannedStep,
  tolerance: number,
): SamplerStep<Points> {
  let sigma = from;
  let x = Float64Array.from(points);
  let slope = yield* slopeAt(points, x, sigma);
  let step = to - from;
  let wasRejected = false;
  for (let attempt = 0; attempt < mostAttempts && sigma !== to; attempt++) {
    const isLast = sigma + step <= to;
    const next = isLast ? to : sigma + step;
    const h = next - sigma;
    const slopes = [slope];
    let ahead = x;
    for (let stage = 1; stage < nodes.length; stage++) {
      ahead = combine(x, h, slopes, stageWeights[stage] as readonly number[]);
      const at = stage >= nodes.length - 2 ? next : sigma + (nodes[stage] as number) * h;
      slopes.push(yield* slopeAt(points, ahead, at));
    }
    const error = errorNorm(x, ahead, h, slopes, tolerance);
    const wanted = error === 0 ? mostFactor : safety * error ** -0.2;
    if (error <= 1) {
      sigma = next;
      x = ahead;
      slope = slopes[slopes.length - 1] as Float64Array<ArrayBuffer>;
      step = h * Math.min(wasRejected ? 1 : mostFactor, wanted);
      wasRejected = false;
    } else {
      step = h * Math.max(leastFactor, wanted);
      wasRejected = true;
    }
  }
  return takenBetween(points, from, x, sigma, slope, to);
}

/** From `points` at `from` to `x` at `reached`, where the slope is known, and by Euler's step to the end if need be. */
function takenBetween<Points extends FloatArray>(
  points: Points,
  from: number,
  x: Float64Array,
  reached: number,
  slope: Float64Array,
  to: number,
) {
  const updates: Update[] = [];
  let at = points;
  if (reached !== from) {
    const change = reached - from;
    const mean = x.map((value, k) => (value - points[k]) / change);
    const taken = update("runge-kutta", at, [
      { name: "x", factor: 1, of: at },
      { name: "slope", factor: change, of: mean },
    ]);
    updates.push(taken);
    at = taken.to;
  }
  if (reached !== to) {
    const taken = update("euler", at, [
      { name: "x", factor: 1, of: at },
      { name: "score", factor: reached * (reached - to), of: slope.map((value) => -value / reached) },
    ]);
    updates.push(taken);
    at = taken.to;
  }
  return { points: at, updates };
}

/** Asks for -σ s(x, σ), [n, 2]. */
function* slopeAt<Points extends FloatArray>(
  like: Points,
  x: Float64Array,
  sigma: number,
): Generator<ScoreRequest<Points>, Float64Array<ArrayBuffer>, FloatArray> {
  const points = like.slice() as Points;
  points.set(x);
  const slope = Float64Array.from(yield { points, sigma });
  for (let k = 0; k < slope.length; k++) slope[k] *= -sigma;
  return slope;
}

/** x + h Σ w_j k_j */
function combine(
  x: Float64Array,
  h: number,
  slopes: readonly Float64Array[],
  weights: readonly number[],
): Float64Array<ArrayBuffer> {
  const sum = new Float64Array(x.length);
  for (const [j, weight] of weights.entries()) {
    const slope = slopes[j] as Float64Array;
    for (let k = 0; k < sum.length; k++) sum[k] += weight * slope[k];
  }
  for (let k = 0; k < sum.length; k++) sum[k] = x[k] + h * sum[k];
  return sum;
}

function errorNorm(
  x: Float64Array,
  ahead: Float64Array,
  h: number,
  slopes: readonly Float64Array[],
  tolerance: number,
): number {
  const errors = combine(new Float64Array(x.length), h, slopes, errorWeights);
  let squares = 0;
  let count = 0;
  for (let k = 0; k < errors.length; k++) {
    const scale = tolerance * (1 + Math.max(Math.abs(x[k]), Math.abs(ahead[k])));
    const square = (errors[k] / scale) ** 2;
    if (!Number.isFinite(square)) continue;
    squares += square;
    count++;
  }
  return count === 0 ? 0 : Math.sqrt(squares / count);
}
