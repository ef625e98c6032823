import { expect, test } from "vitest";
import { langevin } from "../../../src/maths/sampler/langevin.ts";
import { gaussianScore, ordersOf, varianceAlong } from "./gaussian-variance.ts";
import { runSampler, seededNoise } from "./run-sampler.ts";

const options = { sigma: 0.5, level: 3, steps: 4000, stepSize: 0.2, temperature: 1, denoise: false };
/** Of the data; the density under noise has variance v = s² + σ². */
const s = 0.6;
const v = s ** 2 + options.sigma ** 2;
const stationary = (change: Partial<typeof options>) =>
  varianceAlong(langevin({ ...options, ...change }), s, 1).at(-1) as number;

test("on a Gaussian of variance v Langevin settles at τv/(1 - α/(4v))", () => {
  // From u = (1 - α/(2v))² u + τα.
  for (const [stepSize, temperature] of [
    [0.2, 1],
    [1, 1],
    [0.2, 0.25],
    [1, 2],
  ]) {
    const alpha = stepSize * options.sigma ** 2;
    expect(stationary({ stepSize, temperature })).toBeCloseTo((temperature * v) / (1 - alpha / (4 * v)), 12);
  }
});

test("its variance is of weak order 1 in the step size", () => {
  const errors = [0.4, 0.2, 0.1, 0.05].map((stepSize) => Math.abs(stationary({ stepSize, steps: 8000 }) - v));
  for (const order of ordersOf(errors)) expect(Math.abs(order - 1)).toBeLessThan(0.1);
});

test("at temperature zero it climbs to the mode", () => {
  const sampler = langevin({ ...options, temperature: 0 });
  const { trajectory } = runSampler(sampler, gaussianScore(s), Float64Array.of(1, -2), seededNoise(1));
  const end = trajectory.at(-1) as Float64Array;
  expect(Math.hypot(...end)).toBeLessThan(1e-12);
});

test("it stays at its level, and denoises from there", () => {
  const { plan } = langevin({ ...options, steps: 2, denoise: true });
  expect(plan).toEqual([
    { level: 3, sigma: 0.5, nextSigma: 0.5, size: 0.05, scale: 1 },
    { level: 3, sigma: 0.5, nextSigma: 0.5, size: 0.05, scale: 1 },
    { level: 3, sigma: 0.5, nextSigma: 0, size: 0.25, scale: 1 },
  ]);
});

test("no noise level is refused", () => {
  expect(() => langevin({ ...options, sigma: 0 })).toThrow(new RangeError("need σ > 0, got 0"));
});
