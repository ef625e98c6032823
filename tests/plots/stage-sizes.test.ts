import { expect, test } from "vitest";
import { particleSize } from "../../src/plots/stage-sizes.ts";

test("discs cover the same share of a small stage as of one of 480 px, and never shrink so far that they vanish", () => {
  expect([1000, 480].map(particleSize)).toEqual([1, 1]);
  const covered = (side: number) => (particleSize(side) / side) ** 2;
  expect(covered(340)).toBeCloseTo(covered(480), 12);
  expect(particleSize(100)).toBe(0.65);
});
