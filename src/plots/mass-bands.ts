import { contours } from "d3";

/**
 * Highest-density bands: the smallest regions that hold given shares of the mass on a grid (Hyndman 1996, "Computing
 * and graphing highest density regions", https://doi.org/10.1080/00031305.1996.10474359). They keep the shape readable
 * from σ_1 to σ_L, where a linear scale of density does not.
 */

/** Shares of the mass that the eight bands of the stage hold, innermost first. */
export const bandShares: readonly number[] = [0.08, 0.22, 0.38, 0.54, 0.7, 0.84, 0.94, 0.985];

/** Bands of one grid, in data coordinates. Treat it as a value: painters cache by identity. */
export interface MassBands {
  readonly side: number;
  readonly shares: readonly number[];
  /** Density above which each share of the mass lies, innermost first, descending; empty where there is no mass. */
  readonly thresholds: readonly number[];
  /** Per threshold the rings of its region, each [n, 2] of x, y in [-1, 1]², the first point repeated last. */
  readonly rings: readonly (readonly Float32Array[])[];
}

/**
 * Thresholds of density, [shares]; empty where the grid has no mass. Values that are not positive numbers count as
 * empty. Each lies between the density of the last cell its region needs and the next lower one, so that a single
 * cell still has a contour round it.
 *
 * @param density any shape
 * @param shares ascending, in (0, 1)
 */
export function massThresholds(density: Float32Array, shares: readonly number[] = bandShares): number[] {
  const sorted = density.filter((value) => value > 0 && value < Number.POSITIVE_INFINITY).sort();
  const total = sorted.reduce((sum, value) => sum + value, 0);
  if (!(total > 0)) return [];
  const thresholds: number[] = [];
  let index = sorted.length - 1;
  let held = sorted[index];
  for (const share of shares) {
    while (held < share * total && index > 0) held += sorted[--index];
    let below = index - 1;
    while (below >= 0 && sorted[below] === sorted[index]) below--;
    thresholds.push((sorted[index] + (below >= 0 ? sorted[below] : 0)) / 2);
  }
  return thresholds;
}

/** A point that lies so near to the line between its neighbours is left out, in cells: a tenth of a pixel on the stage. */
const flatness = 0.02;

/**
 * A ring of grid coordinates in data coordinates, without the points on nearly straight pieces, of which contours are
 * full: stroking costs by the point. Of two neighbours one always stays, so the ring strays by no more than `flatness`.
 */
function simplified(ring: readonly (readonly number[])[], side: number): Float32Array {
  const points = new Float32Array(2 * ring.length);
  let length = 0;
  let dropped = true;
  for (const [index, [x, y]] of ring.entries()) {
    if (!dropped && index < ring.length - 1) {
      const [x0, y0] = ring[index - 1];
      const [x1, y1] = ring[index + 1];
      const twiceArea = Math.abs((x1 - x0) * (y - y0) - (y1 - y0) * (x - x0));
      dropped = twiceArea < flatness * Math.hypot(x1 - x0, y1 - y0);
      if (dropped) continue;
    }
    dropped = false;
    points[length++] = (2 * x) / side - 1;
    points[length++] = (2 * y) / side - 1;
  }
  return points.slice(0, length);
}

/**
 * The bands of a density grid with samples at cell centres.
 *
 * @param density [side, side], row j ↔ y upwards
 * @param whole the density whose mass is shared out, where the grid is of a part of it: then its regions are those of
 *   the whole, in coordinates of the part
 * @throws RangeError unless the grid is side × side
 */
export function massBands(
  density: Float32Array,
  side: number,
  shares: readonly number[] = bandShares,
  whole: Float32Array = density,
): MassBands {
  if (density.length !== side * side) throw new RangeError(`need ${side} × ${side} densities, got ${density.length}`);
  const thresholds = massThresholds(whole, shares);
  // Linear interpolation of √q instead of q: the flank of a narrow Gaussian is closer to straight, its contours smoother.
  const roots = Array.from(density, (value) => (value > 0 && value < Number.POSITIVE_INFINITY ? Math.sqrt(value) : 0));
  const contour = contours().size([side, side]);
  const rings = thresholds.map((threshold) =>
    contour
      .contour(roots, Math.sqrt(threshold))
      .coordinates.flatMap((polygon) => polygon.map((ring) => simplified(ring, side))),
  );
  return { side, shares, thresholds, rings };
}
