import type { Density } from "../density/density.ts";
import { normalMass } from "../normal.ts";
import type { FloatArray } from "../points.ts";
import type { FokkerPlanckGrid } from "./fokker-planck-grid.ts";

/** What the particles of a sampler start from, as masses of cells, [side, side], of total one. Fresh arrays. */

/** N(0, σ² I), exact to what lies beyond the walls, which is left out. */
export function gaussianMass(grid: FokkerPlanckGrid, sigma: number): Float64Array<ArrayBuffer> {
  const { edges, side } = grid;
  return product(Float64Array.from({ length: side }, (_, i) => normalMass(edges[i] / sigma, edges[i + 1] / sigma)));
}

/** Uniform over the square, exact. */
export function uniformMass({ inner, outer, side }: FokkerPlanckGrid): Float64Array<ArrayBuffer> {
  return product(Float64Array.from({ length: side }, (_, i) => (i >= outer && i < outer + inner ? 1 / inner : 0)));
}

/** In cells of the square: the noise under which the data are started from, else a point between two centres is lost. */
const startNoise = 0.75;

/**
 * The data themselves, blurred by three quarters of a cell, at which the sum over the centres is right to
 * 2e^{-9π²/8} = 3e-5.
 */
export function dataMass(grid: FokkerPlanckGrid, density: Density): Float64Array<ArrayBuffer> {
  const { centres, widths, side } = grid;
  const q = density.grid(centres, centres, (startNoise * 2) / grid.inner).density;
  return normalised(q.map((value, at) => value * widths[at % side] * widths[Math.floor(at / side)]));
}

/**
 * Points, each shared among the four centres round it in proportion to its nearness, which keeps their mean (cloud in
 * cell: Hockney & Eastwood 1988, "Computer Simulation Using Particles", section 5-2). Beyond the outermost centres it
 * goes to them.
 *
 * @param points [n, 2]
 * @throws RangeError when there are none, or one is not finite
 */
export function pointsMass(grid: FokkerPlanckGrid, points: FloatArray): Float64Array<ArrayBuffer> {
  const { side } = grid;
  const n = points.length >>> 1;
  if (n === 0) throw new RangeError("need at least one point, got none");
  const mass = new Float64Array(side * side);
  for (let k = 0; k < n; k++) {
    const [x, y] = [points[2 * k], points[2 * k + 1]];
    if (!Number.isFinite(x + y)) throw new RangeError(`need finite points, got (${x}, ${y})`);
    const [i, right] = placeBetween(grid.centres, x);
    const [j, up] = placeBetween(grid.centres, y);
    mass[j * side + i] += ((1 - right) * (1 - up)) / n;
    mass[j * side + i + 1] += (right * (1 - up)) / n;
    mass[(j + 1) * side + i] += ((1 - right) * up) / n;
    mass[(j + 1) * side + i + 1] += (right * up) / n;
  }
  return mass;
}

/** Index of the last centre at or below a coordinate, and the share of the way to the next. */
function placeBetween(centres: Float64Array, coordinate: number): readonly [number, number] {
  let low = 0;
  let high = centres.length - 1;
  while (high - low > 1) {
    const middle = (low + high) >>> 1;
    if (centres[middle] <= coordinate) low = middle;
    else high = middle;
  }
  return [low, Math.min(1, Math.max(0, (coordinate - centres[low]) / (centres[high] - centres[low])))];
}

/** The same distribution along both axes, independent. */
function product(axis: Float64Array): Float64Array<ArrayBuffer> {
  const side = axis.length;
  return normalised(
    Float64Array.from({ length: side * side }, (_, at) => axis[at % side] * axis[Math.floor(at / side)]),
  );
}

function normalised(mass: Float64Array<ArrayBuffer>): Float64Array<ArrayBuffer> {
  const total = mass.reduce((sum, m) => sum + m, 0);
  if (!(total > 0)) throw new RangeError("need mass within the walls, got none");
  return mass.map((m) => m / total);
}
