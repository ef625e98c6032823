import { gaussianDecay, normalTail } from "../normal.ts";

/**
 * What noise makes of one row of raster cells. For the cell [l, l + h] and a coordinate g,
 * A = (Φ((g - l)/σ) - Φ((g - l - h)/σ))/h is the cell's density at g, blurred, and A' = dA/dg.
 *
 * Only the cells within some σ of g are kept, `cellReach` unless told otherwise: of the rest A < 1e-43/h, which is
 * nothing beside the density 1e-30 where the raster turns to its nearest mass.
 */
export interface CellKernel {
  /** A and A', [n, size]; only columns first … end - 1 of a row are filled in. */
  readonly value: Float64Array<ArrayBuffer>;
  readonly slope: Float64Array<ArrayBuffer>;
  /** First cell within reach, [n], and the one behind the last; equal where none is. */
  readonly first: Int32Array<ArrayBuffer>;
  readonly end: Int32Array<ArrayBuffer>;
}

/** Fills row r of a kernel for a coordinate and a noise level. */
export type FillKernel = (kernel: CellKernel, r: number, coordinate: number, sigma: number) => void;

const cellReach = 13.7;

/** Fills kernels for the cells of one axis of a raster, those within `reach` σ. */
export const cellsOfAxis =
  (size: number, reach = cellReach): FillKernel =>
  (kernel, r, coordinate, sigma) =>
    fillCellKernel(kernel, r, coordinate, size, sigma, reach);

const inverseRootTwoPi = 1 / Math.sqrt(2 * Math.PI);

export function createCellKernel(n: number, size: number): CellKernel {
  return {
    value: new Float64Array(n * size),
    slope: new Float64Array(n * size),
    first: new Int32Array(n),
    end: new Int32Array(n),
  };
}

/**
 * Fills row r of the kernel for a coordinate.
 *
 * @param size cells of side 2/size over [-1, 1]
 */
export function fillCellKernel(
  kernel: CellKernel,
  r: number,
  coordinate: number,
  size: number,
  sigma: number,
  reach = cellReach,
): void {
  const h = 2 / size;
  const first = Math.min(size, Math.max(0, Math.floor((coordinate - reach * sigma + 1) / h)));
  const end = Math.max(first, Math.min(size, Math.ceil((coordinate + reach * sigma + 1) / h)));
  kernel.first[r] = first;
  kernel.end[r] = end;
  if (first === end) return;
  const { value, slope } = kernel;
  const row = r * size;
  const perCell = 1 / h;
  const perSlope = inverseRootTwoPi / (sigma * h);
  // a = (g - l)/σ falls along the row; the tail Φ(-|a|) keeps its accuracy on either side.
  let a = (coordinate + 1 - first * h) / sigma;
  let decayA = gaussianDecay(a);
  let tailA = normalTail(Math.abs(a), decayA);
  for (let k = first; k < end; k++) {
    const b = (coordinate + 1 - (k + 1) * h) / sigma;
    const decayB = gaussianDecay(b);
    const tailB = normalTail(Math.abs(b), decayB);
    const mass = b >= 0 ? tailB - tailA : a <= 0 ? tailA - tailB : 1 - tailA - tailB;
    value[row + k] = mass * perCell;
    slope[row + k] = (decayA - decayB) * perSlope;
    a = b;
    decayA = decayB;
    tailA = tailB;
  }
}
