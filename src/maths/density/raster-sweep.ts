import type { FillKernel } from "./cell-kernel.ts";
import { createCellKernel } from "./cell-kernel.ts";

/** The columns of each row between which all its mass lies: first … end - 1; both zero in an empty row. */
export interface RowExtent {
  readonly first: Int32Array<ArrayBuffer>;
  readonly end: Int32Array<ArrayBuffer>;
}

/** @param mass [rows, size] */
export function extentOf(mass: Float64Array, size: number): RowExtent {
  const rows = mass.length / size;
  const extent = { first: new Int32Array(rows), end: new Int32Array(rows) };
  for (let j = 0; j < rows; j++) {
    for (let i = 0; i < size; i++) {
      if (mass[j * size + i] === 0) continue;
      if (extent.end[j] === 0) extent.first[j] = i;
      extent.end[j] = i + 1;
    }
  }
  return extent;
}

export interface Sweep {
  /** Cell masses, [rows, size]. */
  readonly mass: Float64Array;
  readonly size: number;
  readonly extent: RowExtent;
  /** What noise makes of the cells of a row, and of those of a column. */
  readonly fillX: FillKernel;
  readonly fillY: FillKernel;
  readonly xs: ArrayLike<number>;
  readonly ys: ArrayLike<number>;
  readonly sigma: number;
}

/**
 * Evaluates q_σ, ∂q_σ/∂x and ∂q_σ/∂y on a grid, row by row of ys: q = A_y m A_xᵀ, ∂q/∂x = A_y m A'_xᵀ,
 * ∂q/∂y = A'_y m A_xᵀ, with kernels A, A' as in cell-kernel.ts. Rows of the raster without mass and cells out of reach
 * are skipped, and the inner loops run along x.
 *
 * @param visit called for each j in order; the rows, [xs.length], are only good until it returns
 */
export function sweepGrid(
  { mass, size, extent, fillX, fillY, xs, ys, sigma }: Sweep,
  visit: (j: number, q: Float64Array, slopeX: Float64Array, slopeY: Float64Array) => void,
): void {
  const width = xs.length;
  const rows = mass.length / size;
  const kernel = createCellKernel(width, size);
  for (let g = 0; g < width; g++) fillX(kernel, g, xs[g], sigma);

  // m A_xᵀ and m A'_xᵀ, [rows, width].
  const blurred = new Float64Array(rows * width);
  const blurredSlope = new Float64Array(rows * width);
  for (let j = 0; j < rows; j++) {
    if (extent.end[j] === 0) continue;
    for (let g = 0; g < width; g++) {
      const first = Math.max(kernel.first[g], extent.first[j]);
      const end = Math.min(kernel.end[g], extent.end[j]);
      let sum = 0;
      let slope = 0;
      for (let i = first; i < end; i++) {
        const m = mass[j * size + i];
        sum += m * kernel.value[g * size + i];
        slope += m * kernel.slope[g * size + i];
      }
      blurred[j * width + g] = sum;
      blurredSlope[j * width + g] = slope;
    }
  }

  const column = createCellKernel(1, rows);
  const q = new Float64Array(width);
  const slopeX = new Float64Array(width);
  const slopeY = new Float64Array(width);
  for (let row = 0; row < ys.length; row++) {
    fillY(column, 0, ys[row], sigma);
    q.fill(0);
    slopeX.fill(0);
    slopeY.fill(0);
    for (let j = column.first[0]; j < column.end[0]; j++) {
      if (extent.end[j] === 0) continue;
      const value = column.value[j];
      const slope = column.slope[j];
      const at = j * width;
      for (let g = 0; g < width; g++) {
        const b = blurred[at + g];
        q[g] += value * b;
        slopeX[g] += value * blurredSlope[at + g];
        slopeY[g] += slope * b;
      }
    }
    visit(row, q, slopeX, slopeY);
  }
}
