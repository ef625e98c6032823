import { expect } from "vitest";
import type { Density } from "../../src/maths/density/density.ts";

/** Expects the score of a density to be the central difference of its log density, up to the difference's own error. */
export function expectGradient(density: Density, points: Float64Array, sigma: number): void {
  const step = 1e-4 * sigma;
  const score = density.score(points, sigma);
  for (let k = 0; k < points.length; k++) {
    const shifted = (by: number) =>
      density.logDensity(
        Float64Array.from(points, (x, l) => (l === k ? x + by : x)),
        sigma,
      );
    const i = k >> 1;
    const difference = (shifted(step)[i] - shifted(-step)[i]) / (2 * step);
    expect(Math.abs(difference - score[k])).toBeLessThan(1e-6 * (1 / sigma + Math.abs(score[k])));
  }
}
