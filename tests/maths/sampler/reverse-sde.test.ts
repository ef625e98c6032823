import { expect, test } from "vitest";
import { geometricLadder } from "../../../src/maths/noise/ladder.ts";
import { refinedLadder } from "../../../src/maths/sampler/refined-ladder.ts";
import { reverseSdeVe, reverseSdeVp } from "../../../src/maths/sampler/reverse-sde.ts";
import { vpLadder } from "../../../src/maths/sampler/vp-ladder.ts";
import { largestError } from "../reference.ts";
import { gaussianScore, ordersOf, varianceAlong } from "./gaussian-variance.ts";
import { runSampler, seededNoise } from "./run-sampler.ts";

const sigmas = geometricLadder(10, 1, 0.02);
const s = 0.3;
/** Of q_σ at the two ends. */
const [first, last] = [s ** 2 + 1, s ** 2 + 0.02 ** 2];
const substeps = [8, 16, 32, 64];

test("the variance exploding reverse SDE is of weak order 1 on a Gaussian's variance", () => {
  const errors = substeps.map((n) => {
    const sampler = reverseSdeVe({ ladder: refinedLadder(sigmas, n), denoise: false });
    return Math.abs((varianceAlong(sampler, s, first).at(-1) as number) - last);
  });
  for (const order of ordersOf(errors)) expect(Math.abs(order - 1)).toBeLessThan(0.1);
  expect(errors[3] / last).toBeLessThan(0.02);
});

test("the variance preserving one is too, and both arrive at the same Gaussian", () => {
  // Before its last step, from σ_L to 0 without noise, which does not get finer.
  const errors = substeps.map((n) => {
    const sampler = reverseSdeVp(vpLadder(sigmas, n, "ladder"));
    return Math.abs((varianceAlong(sampler, s, first).at(-2) as number) - last);
  });
  for (const order of ordersOf(errors)) expect(Math.abs(order - 1)).toBeLessThan(0.1);
  expect(errors[3] / last).toBeLessThan(0.02);
});

test("a step of the variance exploding process is Euler–Maruyama's in σ²", () => {
  const ladder = { sigmas: [1, 0.5], levels: [0, 1] };
  const start = Float64Array.of(1, -2);
  const noise = () => (_draw: number, out: Float64Array) => out.set([0.25, 4]);
  const { trajectory } = runSampler(reverseSdeVe({ ladder, denoise: true }), gaussianScore(1), start, noise);
  const [d, root] = [0.75, Math.sqrt(0.75)];
  const middle = [1 - d / 2 + root / 4, -2 + d + 4 * root];
  expect(largestError(trajectory[1], middle)).toBeLessThan(1e-15);
  // Denoised: x s²/(s² + σ²), s = 1.
  expect(
    largestError(
      trajectory[2],
      middle.map((x) => x / 1.25),
    ),
  ).toBeLessThan(1e-15);
});

test("the last variance preserving step has no noise", () => {
  const sampler = reverseSdeVp(vpLadder([1, 0.5], 1, "ladder"));
  const { steps } = runSampler(sampler, gaussianScore(1), Float64Array.of(1, -2), seededNoise(1));
  expect(steps.map(({ updates }) => updates[0].terms.map(({ name }) => name))).toEqual([
    ["x", "score", "noise"],
    ["x", "score"],
  ]);
});
