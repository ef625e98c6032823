import { expect, test } from "vitest";
import { activate, scoreForward } from "../../../src/maths/network/forward.ts";
import { denoisingLoss } from "../../../src/maths/objective/denoising.ts";
import { weightings } from "../../../src/maths/objective/weighting.ts";
import { flat, largestError, networkOf, noisyPoints, reference } from "../reference.ts";

const { objectives } = reference;
const sigmas = Float64Array.from(objectives.sigma);

test.each(objectives.cases)(
  "the score and the denoising losses are PyTorch's: $parametrization, $fourierOctaves octaves, $activation",
  (objective) => {
    const { spec, scale, parameters } = networkOf(objective);
    const score = scoreForward(spec, scale, parameters, noisyPoints(), sigmas);
    expect(largestError(score, flat(objective.score))).toBeLessThan(1e-9);
    for (const weighting of weightings) {
      const loss = denoisingLoss({ score, noise: flat(objectives.noise), sigmas, weighting });
      const expected = objective.losses[`dsm/${weighting}`];
      expect(Math.abs(loss / expected - 1)).toBeLessThan(1e-9);
    }
  },
);

test("activations reach their limits without overflow", () => {
  for (const a of [800, 1e6]) {
    expect(activate.silu(a)).toBe(a);
    expect(activate.silu(-a)).toBeCloseTo(0, 15);
    expect(activate.tanh(-a)).toBe(-1);
    expect(activate.softplus(a)).toBe(a);
    expect(activate.softplus(-a)).toBe(0);
  }
  // Far out softplus is e^a: 1 + e^a would have rounded it away.
  expect(activate.softplus(-50) / Math.exp(-50)).toBeCloseTo(1, 14);
});

test("parameters that do not fit are refused, with both counts", () => {
  const { spec, scale } = networkOf(objectives.cases[0]);
  expect(() => scoreForward(spec, scale, new Float32Array(5), new Float32Array(2), 1)).toThrow(
    /need \d+ parameters, got 5/,
  );
});
