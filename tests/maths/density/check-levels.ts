import { expect } from "vitest";
import type { Density } from "../../../src/maths/density/density.ts";
import { denoisingFloor } from "../../../src/maths/objective/floor.ts";
import type { ReferenceLevel } from "../reference.ts";
import { flat, largestError } from "../reference.ts";

/** Largest relative error allowed to any value of the reference file. */
const allowed = 1e-9;

/** Compares a density with one of its reference levels, as far as that gives values. */
export function checkValues(
  density: Density,
  points: Float64Array,
  { sigma, logDensity, score }: Pick<ReferenceLevel, "sigma" | "logDensity" | "score">,
): void {
  if (logDensity !== null) {
    expect(largestError(density.logDensity(points, sigma), logDensity)).toBeLessThan(allowed);
  }
  if (score !== null) expect(largestError(density.score(points, sigma), flat(score))).toBeLessThan(allowed);
}

export function checkIntegrals(density: Density, { sigma, fisherInformation, dsmFloor }: ReferenceLevel): void {
  const fisher = density.fisherInformation(sigma);
  expect(Math.abs(fisher / fisherInformation - 1)).toBeLessThan(allowed);
  expect(Math.abs(denoisingFloor("sigma2", sigma, fisher) / dsmFloor - 1)).toBeLessThan(allowed);
}
