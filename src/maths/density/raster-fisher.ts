import { cellsOfAxis } from "./cell-kernel.ts";
import { extentOf, sweepGrid } from "./raster-sweep.ts";

/**
 * The grid of a quadrature over a raster under noise: the trapezoidal rule, which converges exponentially here, since
 * q_σ is as smooth as N(0, σ²).
 */
export interface QuadratureGrid {
  readonly xs: Float64Array<ArrayBuffer>;
  readonly ys: Float64Array<ArrayBuffer>;
  /** Weight of every point: the area of a grid cell. */
  readonly area: number;
}

/** Beyond seven σ from all mass the integrand of the Fisher information is below 1e-9 of its total. */
const reach = 7;

/**
 * @param mass [size, size]
 * @param stepsPerSigma grid points per σ
 */
export function quadratureGrid(mass: Float64Array, size: number, sigma: number, stepsPerSigma: number): QuadratureGrid {
  const h = 2 / size;
  const extent = extentOf(mass, size);
  let [left, right, bottom, top] = [size, 0, size, 0];
  for (let j = 0; j < size; j++) {
    if (extent.end[j] === 0) continue;
    left = Math.min(left, extent.first[j]);
    right = Math.max(right, extent.end[j]);
    bottom = Math.min(bottom, j);
    top = j + 1;
  }
  const step = sigma / stepsPerSigma;
  const axis = (first: number, end: number) => {
    const length = (end - first) * h + 2 * reach * sigma;
    const count = Math.ceil(length / step) + 1;
    const start = -1 + 0.5 * (first + end) * h - 0.5 * (count - 1) * step;
    return Float64Array.from({ length: count }, (_, k) => start + k * step);
  };
  return { xs: axis(left, right), ys: axis(bottom, top), area: step * step };
}

/** Grid points per σ: leaves a relative error below 1e-10 (measured against the reference values). */
const fisherStepsPerSigma = 4;

/** I(q_σ) = ∫ ‖∇q_σ‖²/q_σ of a raster of total mass one, [size, size]. */
export function rasterFisherInformation(mass: Float64Array, size: number, sigma: number): number {
  const { xs, ys, area } = quadratureGrid(mass, size, sigma, fisherStepsPerSigma);
  let sum = 0;
  const fill = cellsOfAxis(size);
  const extent = extentOf(mass, size);
  sweepGrid({ mass, size, extent, fillX: fill, fillY: fill, xs, ys, sigma }, (_, q, slopeX, slopeY) => {
    for (let i = 0; i < q.length; i++) {
      if (q[i] > 1e-200) sum += (slopeX[i] * slopeX[i] + slopeY[i] * slopeY[i]) / q[i];
    }
  });
  return sum * area;
}
