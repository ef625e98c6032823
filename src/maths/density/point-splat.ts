/** Sums over points on a grid, before they are divided by anything: of e = exp(-r²/(2σ²)) and of e times the way to them. */
export interface GridSums {
  /** Σ e, [ys, xs] */
  readonly sum: Float64Array<ArrayBuffer>;
  /** Σ e (x_i - x), Σ e (y_i - y), [ys, xs, 2] */
  readonly pull: Float64Array<ArrayBuffer>;
}

export interface Splat {
  /** Coordinates of the points, [n]. */
  readonly pointXs: Float64Array;
  readonly pointYs: Float64Array;
  /** Grid lines, ascending. */
  readonly xs: ArrayLike<number>;
  readonly ys: ArrayLike<number>;
  readonly sigma: number;
  /** A point counts on grid lines within so many σ of it. */
  readonly reach: number;
}

/** Points that are added to a row of the grid in one go: the row is then read and written once for all of them. */
const together = 4;

/**
 * Adds every point to the grid points around it: e is the product of a factor for x and one for y, so a point costs two
 * short rows of exponentials and no more than products after that.
 */
export function splatPoints({ pointXs, pointYs, xs, ys, sigma, reach }: Splat): GridSums {
  const width = xs.length;
  const height = ys.length;
  const sum = new Float64Array(width * height);
  const pull = new Float64Array(2 * sum.length);
  const across = new Float64Array(together * width);
  const acrossPull = new Float64Array(together * width);
  const far = reach * sigma;
  const scale = -0.5 / (sigma * sigma);

  for (let from = 0; from < pointXs.length; from += together) {
    const to = Math.min(pointXs.length, from + together);
    let [left, right, bottom, top] = [pointXs[from], pointXs[from], pointYs[from], pointYs[from]];
    for (let p = from + 1; p < to; p++) {
      left = Math.min(left, pointXs[p]);
      right = Math.max(right, pointXs[p]);
      bottom = Math.min(bottom, pointYs[p]);
      top = Math.max(top, pointYs[p]);
    }
    const first = firstAtLeast(xs, left - far);
    const end = firstAtLeast(xs, right + far);
    const firstRow = firstAtLeast(ys, bottom - far);
    const last = firstAtLeast(ys, top + far);
    // Before any exponential: a few rows of a grid are far from most points.
    if (first === end || firstRow === last) continue;
    for (let lane = 0; lane < together; lane++) {
      for (let i = first; i < end; i++) {
        const dx = from + lane < to ? pointXs[from + lane] - xs[i] : 0;
        const e = from + lane < to ? Math.exp(scale * dx * dx) : 0;
        across[lane * width + i] = e;
        acrossPull[lane * width + i] = e * dx;
      }
    }
    for (let j = firstRow; j < last; j++) {
      const dy0 = pointYs[from] - ys[j];
      const dy1 = pointYs[Math.min(from + 1, to - 1)] - ys[j];
      const dy2 = pointYs[Math.min(from + 2, to - 1)] - ys[j];
      const dy3 = pointYs[Math.min(from + 3, to - 1)] - ys[j];
      const e0 = Math.exp(scale * dy0 * dy0);
      const e1 = Math.exp(scale * dy1 * dy1);
      const e2 = Math.exp(scale * dy2 * dy2);
      const e3 = Math.exp(scale * dy3 * dy3);
      const row = j * width;
      for (let i = first; i < end; i++) {
        const t0 = e0 * across[i];
        const t1 = e1 * across[width + i];
        const t2 = e2 * across[2 * width + i];
        const t3 = e3 * across[3 * width + i];
        sum[row + i] += t0 + t1 + (t2 + t3);
        pull[2 * (row + i)] +=
          e0 * acrossPull[i] +
          e1 * acrossPull[width + i] +
          (e2 * acrossPull[2 * width + i] + e3 * acrossPull[3 * width + i]);
        pull[2 * (row + i) + 1] += t0 * dy0 + t1 * dy1 + (t2 * dy2 + t3 * dy3);
      }
    }
  }
  return { sum, pull };
}

/** Index of the first grid line at or beyond a coordinate. */
function firstAtLeast(lines: ArrayLike<number>, coordinate: number): number {
  let low = 0;
  let high = lines.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (lines[middle] < coordinate) low = middle + 1;
    else high = middle;
  }
  return low;
}
