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

/** How far most quadratures reach, in σ: beyond seven from all mass lies 1e-9 of a Fisher information. */
export const quadratureReach = 7;

/**
 * How far a Fisher information is summed, in σ: of a single point 1e-14 lies beyond. The floor ½(2 - σ² I) is a small
 * difference when the noise is much wider than the data, and takes all these digits.
 */
export const fisherReach = 8.5;

/**
 * Grid points per σ of a Fisher information. Its integrand is less smooth than q_σ between two masses r σ apart: in
 * complex places π/r σ away q_σ is zero, which with n points per σ costs e^{-2π²n/r} of the ridge between the masses,
 * and there is only e^{-r²/8} on the ridge. At the worst r that makes 6e-11 with seven, 1e-8 with five.
 */
export const fisherSteps = 7;

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
