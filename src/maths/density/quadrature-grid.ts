import type { Box } from "./density.ts";

/**
 * The grid of a quadrature over a density under noise: the trapezoidal rule, which converges exponentially here, since
 * q_σ is as smooth as N(0, σ²).
 */
export interface QuadratureGrid {
  readonly xs: Float64Array<ArrayBuffer>;
  readonly ys: Float64Array<ArrayBuffer>;
  /** Weight of every point: the area of a grid cell. */
  readonly area: number;
}

/** Beyond seven σ from all mass the integrand of the Fisher information is below 1e-9 of its total. */
export const quadratureReach = 7;

/**
 * @param margin how far the grid reaches beyond the box
 * @param step between grid lines
 */
export function quadratureGrid({ left, right, bottom, top }: Box, margin: number, step: number): QuadratureGrid {
  const axis = (low: number, high: number) => {
    const count = Math.ceil((high - low + 2 * margin) / step) + 1;
    const start = 0.5 * (low + high) - 0.5 * (count - 1) * step;
    return Float64Array.from({ length: count }, (_, k) => start + k * step);
  };
  return { xs: axis(left, right), ys: axis(bottom, top), area: step * step };
}
