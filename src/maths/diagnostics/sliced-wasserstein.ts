import type { FloatArray } from "../points.ts";
import type { SortedProjections } from "./sorted-projections.ts";
import { sortedProjections, usualDirections } from "./sorted-projections.ts";

/**
 * Sliced Wasserstein-1 distance between two point sets of one size: the mean over n directions
 * (cos θ_k, sin θ_k), θ_k = kπ/n, of the mean absolute difference of the sorted projections.
 * Bonneel et al. (2015), "Sliced and Radon Wasserstein barycenters of measures", section 2.3,
 * https://doi.org/10.1007/s10851-014-0506-3
 *
 * @param a [n, 2]
 * @param b [n, 2]
 * @throws RangeError when the sets differ in size or are empty, or there is no direction
 */
export function slicedWasserstein(a: FloatArray, b: FloatArray, directions = usualDirections): number {
  if (a.length !== b.length || a.length === 0) {
    throw new RangeError(`need two point sets of one size, not empty; got ${a.length / 2} and ${b.length / 2}`);
  }
  return slicedWassersteinOf(sortedProjections(a, directions), sortedProjections(b, directions));
}

/**
 * The same from projections that are sorted already.
 *
 * @throws RangeError when the sets differ in size or in directions
 */
export function slicedWassersteinOf(a: SortedProjections, b: SortedProjections): number {
  if (a.count !== b.count || a.lines.length !== b.lines.length) {
    throw new RangeError(
      `need two sets of one size and as many directions, got ${a.count} and ${b.count} points, ${a.lines.length} and ${b.lines.length} directions`,
    );
  }
  let sum = 0;
  for (const [k, line] of a.lines.entries()) {
    const other = b.lines[k];
    for (let i = 0; i < line.length; i++) sum += Math.abs(line[i] - other[i]);
  }
  return sum / (a.lines.length * a.count);
}
