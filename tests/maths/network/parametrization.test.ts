import { expect, test } from "vitest";
import type { NetworkSpec } from "../../../src/maths/network/architecture.ts";
import { outputGain, scoreFromOutput, scoreGain } from "../../../src/maths/network/parametrization.ts";
import { largestError } from "../reference.ts";

const plain: Omit<NetworkSpec, "parametrization"> = {
  width: 8,
  depth: 2,
  activation: "silu",
  fourierOctaves: 0,
  form: "free",
  classes: 1,
};
const scale = { mean: [0.1, -0.2], std: 0.4 } as const;
const points = Float64Array.of(0.3, 0.7, -1.2, 0.05);
const output = Float64Array.of(1.5, -0.4, 0.2, 3);
const sigmas = Float64Array.of(0.02, 2.5);

test("the affine form of the preconditioned score is the denoiser with c_skip and c_out", () => {
  const out = new Float64Array(4);
  scoreFromOutput({ ...plain, parametrization: "preconditioned" }, scale, points, sigmas, output, out);
  const expected = Array.from(points, (x, k) => {
    const sigma = sigmas[k >> 1];
    const mean = scale.mean[k % 2];
    const variance = sigma ** 2 + scale.std ** 2;
    const denoised =
      mean + (scale.std ** 2 / variance) * (x - mean) + ((sigma * scale.std) / Math.sqrt(variance)) * output[k];
    return (denoised - x) / sigma ** 2;
  });
  expect(largestError(out, expected)).toBeLessThan(1e-12);
});

test("raw is the output itself, noise-scaled the output over σ", () => {
  const out = new Float64Array(4);
  scoreFromOutput({ ...plain, parametrization: "raw" }, scale, points, sigmas, output, out);
  expect(out).toEqual(output);
  scoreFromOutput({ ...plain, parametrization: "noise-scaled" }, scale, points, sigmas, output, out);
  expect(largestError(out, [1.5 / 0.02, -0.4 / 0.02, 0.2 / 2.5, 3 / 2.5])).toBeLessThan(1e-14);
});

test("in the energy form the gain carries the spread that the coordinates are divided by", () => {
  const energy: NetworkSpec = { ...plain, parametrization: "preconditioned", form: "energy" };
  for (const sigma of sigmas) {
    const expected = scoreGain(energy, scale, sigma) * Math.hypot(sigma, scale.std);
    expect(outputGain(energy, scale, sigma)).toBeCloseTo(expected, 12);
    expect(outputGain({ ...energy, parametrization: "noise-scaled" }, scale, sigma)).toBe(1 / sigma);
  }
});
