import { expect, test } from "vitest";
import { arrivingShare, largestRatio, shellOverlap } from "../../../src/maths/noise/level-overlap.ts";
import { fillNormals, streams } from "../../../src/maths/random.ts";

test("equal levels overlap in three standard deviations of a Gaussian: 0.9973", () => {
  for (const dimension of [2, 784, 3072]) expect(shellOverlap(1, dimension)).toBeCloseTo(0.9973002, 6);
});

test("in many dimensions it is one half where the lower edge of the shell passes the next level's radius", () => {
  // √(2d)(γ - 1) = 3γ: then Φ(6γ) - Φ(0), which is one half to 1e-9.
  for (const dimension of [50, 784, 3072]) {
    const root = Math.sqrt(2 * dimension);
    expect(shellOverlap(root / (root - 3), dimension)).toBeCloseTo(0.5, 8);
  }
});

test("in the plane no ratio brings it below 0.99", () => {
  for (const ratio of [1, 1.5, 3, 10, 1000]) expect(shellOverlap(ratio)).toBeGreaterThan(0.99);
});

test("the share that arrives is the one counted among normal draws, and one half at the largest ratio", () => {
  const n = 40_000;
  const noise = new Float64Array(2 * n);
  fillNormals(noise, { seed: 4, stream: streams.truth, step: 0 });
  for (const ratio of [1.5, 2, largestRatio]) {
    let near = 0;
    for (let i = 0; i < n; i++) {
      if (ratio * Math.hypot(noise[2 * i], noise[2 * i + 1]) <= Math.SQRT2 + 3 / Math.SQRT2) near++;
    }
    // Four standard errors of a share of 40 000 draws are at most 0.01.
    expect(Math.abs(arrivingShare(ratio) - near / n)).toBeLessThan(0.01);
  }
  expect(arrivingShare(largestRatio)).toBeCloseTo(0.5, 12);
  expect(largestRatio).toBeCloseTo(3.003, 3);
});
