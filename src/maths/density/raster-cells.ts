import type { DataScale } from "../network/architecture.ts";

/**
 * The cells of a raster over [-1, 1]², prepared for drawing from: masses [size, size], row j ↔ y upwards, column i ↔ x,
 * constant inside a cell of side 2/size.
 */
export interface RasterCells {
  readonly size: number;
  /** Running sums of the masses, [size²]; the last is the total. */
  readonly cumulative: Float64Array<ArrayBuffer>;
}

/**
 * @param mass [size, size], any positive total
 * @throws RangeError when the length does not fit, a mass is negative or not finite, or no cell has mass
 */
export function prepareCells(mass: ArrayLike<number>, size: number): RasterCells {
  if (mass.length !== size * size) throw new RangeError(`need ${size * size} cell masses, got ${mass.length}`);
  const cumulative = new Float64Array(mass.length);
  let total = 0;
  for (let cell = 0; cell < mass.length; cell++) {
    const m = mass[cell];
    if (!(m >= 0 && m < Number.POSITIVE_INFINITY))
      throw new RangeError(`need masses that are finite and ≥ 0, got ${m}`);
    total += m;
    cumulative[cell] = total;
  }
  if (!(total > 0)) throw new RangeError(`need at least one cell with mass, got a total of ${total}`);
  return { size, cumulative };
}

/**
 * The cell in which a uniform number falls; a cell without mass is never picked.
 *
 * @param u in [0, 1)
 * @returns index j · size + i
 */
export function pickCell(cells: RasterCells, u: number): number {
  const { cumulative } = cells;
  const wanted = u * cumulative[cumulative.length - 1];
  // The first cell whose running sum exceeds the wanted mass.
  let low = 0;
  let high = cumulative.length - 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (cumulative[middle] > wanted) high = middle;
    else low = middle + 1;
  }
  return low;
}

/**
 * Mean and root-mean-square standard deviation per coordinate, the spread inside the cells (h²/12) included, so the
 * latter is positive even for a single cell.
 *
 * @param mass [size, size], any positive total
 */
export function rasterScale(mass: ArrayLike<number>, size: number): DataScale {
  const h = 2 / size;
  let total = 0;
  let sumX = 0;
  let sumY = 0;
  let sumSquares = 0;
  for (let j = 0; j < size; j++) {
    const y = -1 + (j + 0.5) * h;
    for (let i = 0; i < size; i++) {
      const m = mass[j * size + i];
      const x = -1 + (i + 0.5) * h;
      total += m;
      sumX += m * x;
      sumY += m * y;
      sumSquares += m * (x * x + y * y);
    }
  }
  const meanX = sumX / total;
  const meanY = sumY / total;
  // Rounding may leave a tiny negative number for a single cell.
  const between = Math.max(0, sumSquares / total - meanX * meanX - meanY * meanY);
  return { mean: [meanX, meanY], std: Math.sqrt(between / 2 + (h * h) / 12) };
}
