import type { FloatArray } from "../points.ts";
import type { SortedProjections } from "./sorted-projections.ts";

/**
 * Energy distance between two point sets, √(2E‖X - Y‖ - E‖X - X'‖ - E‖Y - Y'‖), with the means over all pairs, a point
 * and itself included (the V-statistic, never negative). Direct, O(n²): the yardstick, and for small sets.
 * Székely & Rizzo (2013), "Energy statistics: a class of statistics based on distances", section 2,
 * https://doi.org/10.1016/j.jspi.2013.03.018
 *
 * @param a [n, 2]
 * @param b [m, 2]
 * @returns in √(data units)
 * @throws RangeError when a set is empty
 */
export function energyDistance(a: FloatArray, b: FloatArray): number {
  if (a.length < 2 || b.length < 2) {
    throw new RangeError(`need at least one point in each set, got ${a.length >>> 1} and ${b.length >>> 1}`);
  }
  return root(2 * meanDistance(a, b) - meanDistance(a, a) - meanDistance(b, b));
}

function meanDistance(a: FloatArray, b: FloatArray): number {
  let sum = 0;
  for (let i = 0; i < a.length; i += 2) {
    for (let j = 0; j < b.length; j += 2) sum += Math.hypot(a[i] - b[j], a[i + 1] - b[j + 1]);
  }
  return sum / ((a.length >>> 1) * (b.length >>> 1));
}

/**
 * The same from sorted projections, O(n log n). In the plane ‖r‖ is π/2 times the mean over directions of |θ · r|, and
 * on a line 2E|X - Y| - E|X - X'| - E|Y - Y'| = 2∫(F - G)² for the distribution functions F and G (Székely 2003,
 * "E-statistics"; Cramér's distance). So the squared energy distance is π times the mean over directions of
 * ∫(F_θ - G_θ)², by the trapezoidal rule.
 *
 * @throws RangeError when the directions differ
 */
export function slicedEnergyDistance(a: SortedProjections, b: SortedProjections): number {
  if (a.lines.length !== b.lines.length) {
    throw new RangeError(`need as many directions, got ${a.lines.length} and ${b.lines.length}`);
  }
  let sum = 0;
  for (const [k, line] of a.lines.entries()) sum += cramerDistance(line, b.lines[k]);
  return root((Math.PI * sum) / a.lines.length);
}

/** ∫(F - G)² of the distribution functions of two ascending lists. */
function cramerDistance(a: Float64Array, b: Float64Array): number {
  const perA = 1 / a.length;
  const perB = 1 / b.length;
  let i = 0;
  let j = 0;
  let previous = 0;
  let difference = 0;
  let integral = 0;
  while (i < a.length || j < b.length) {
    // The next place at which F or G steps.
    const fromA = j === b.length || (i < a.length && a[i] <= b[j]);
    const place = fromA ? a[i++] : b[j++];
    if (i + j > 1) integral += difference * difference * (place - previous);
    previous = place;
    // By counts rather than by steps: nothing accumulates.
    difference = i * perA - j * perB;
  }
  return integral;
}

/** Rounding can leave a square a little below zero. */
const root = (square: number): number => Math.sqrt(Math.max(0, square));
