import { expect } from "vitest";
import type { Density } from "../../../src/maths/density/density.ts";
import { denoisingFloor } from "../../../src/maths/objective/floor.ts";
import type { ReferenceLevel } from "../reference.ts";
import { flat, largestError } from "../reference.ts";

/** Largest relative error allowed to any value of the reference file. */
const allowed = 1e-9;

/**
 * Compares a density with one of its reference levels, as far as that gives values.
 *
 * @param rounding relative error of q that the reference's own arithmetic leaves at each point, [n]; none unless given
 */
export function checkValues(
  density: Density,
  points: Float64Array,
  { sigma, logDensity, score }: Pick<ReferenceLevel, "sigma" | "logDensity" | "score">,
  rounding = new Float64Array(points.length / 2),
): void {
  const compare = (actual: Float64Array, expected: ArrayLike<number>, perPoint: number) => {
    expect(actual).toHaveLength(expected.length);
    for (let k = 0; k < actual.length; k++) {
      const error = largestError(actual.subarray(k, k + 1), [expected[k]]);
      expect(error, `value ${k}`).toBeLessThan(allowed + rounding[Math.floor(k / perPoint)]);
    }
  };
  if (logDensity !== null) compare(density.logDensity(points, sigma), logDensity, 1);
  if (score !== null) compare(density.score(points, sigma), flat(score), 2);
}

export function checkIntegrals(density: Density, { sigma, fisherInformation, dsmFloor }: ReferenceLevel): void {
  const fisher = density.fisherInformation(sigma);
  expect(Math.abs(fisher / fisherInformation - 1)).toBeLessThan(allowed);
  expect(Math.abs(denoisingFloor("sigma2", sigma, fisher) / dsmFloor - 1)).toBeLessThan(allowed);
}
