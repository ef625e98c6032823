import { expect, test } from "vitest";
import { geometricLadder } from "../../../src/maths/noise/ladder.ts";
import { linearBetas, processOfBetas, processOfSigmas } from "../../../src/maths/noise/vp-process.ts";
import { largestError } from "../reference.ts";

test("ᾱ is the product of 1-β, and σ² the noise that its points have after division by √ᾱ", () => {
  const { steps, beta, alphaBar, sigma } = processOfBetas([0.1, 0.5, 0.2]);
  expect(steps).toBe(3);
  expect([...beta]).toEqual([0, 0.1, 0.5, 0.2]);
  expect(largestError(alphaBar, [1, 0.9, 0.45, 0.36])).toBeLessThan(1e-15);
  expect(largestError(sigma, [0, Math.sqrt(0.1 / 0.9), Math.sqrt(0.55 / 0.45), 4 / 3])).toBeLessThan(1e-15);
});

test("β of a ladder give its σ back", () => {
  const sigmas = geometricLadder(30, 5, 0.005);
  const there = processOfSigmas(sigmas);
  const back = processOfBetas(there.beta.subarray(1));
  // A relative error: the smallest β is 2.5e-5.
  for (const name of ["sigma", "beta", "alphaBar"] as const) {
    const ratios = there[name].subarray(1).map((value, i) => back[name][i + 1] / value);
    expect(largestError(ratios, new Float64Array(30).fill(1)), name).toBeLessThan(1e-13);
  }
  expect(there.sigma[30]).toBe(5);
  expect(there.sigma[1]).toBe(0.005);
});

test("linear β are DDPM's for a thousand steps", () => {
  const betas = linearBetas(1000);
  expect(betas[0]).toBeCloseTo(1e-4, 15);
  expect(betas[999]).toBeCloseTo(0.02, 15);
  expect(betas[500] - betas[499]).toBeCloseTo((0.02 - 1e-4) / 999, 15);
  // Ho et al. 2020, section 4: what is left of the data at the end is about 4e-5 of its variance.
  expect(processOfBetas(betas).alphaBar[1000]).toBeCloseTo(4.036e-5, 8);
});

test("few linear β stay below one, so that their process exists", () => {
  for (const steps of [1, 2, 10, 20, 21]) {
    const betas = linearBetas(steps);
    expect(betas.length).toBe(steps);
    expect(processOfBetas(betas).sigma.every(Number.isFinite)).toBe(true);
  }
  expect([...linearBetas(2)]).toEqual([0.05, 0.999]);
});

test("what makes no process is refused in one sentence", () => {
  expect(() => processOfSigmas([1, 1])).toThrow(new RangeError("need noise > 0 that falls, got 1 before 1"));
  expect(() => processOfSigmas([1, 0])).toThrow(new RangeError("need noise > 0 that falls, got 0 before 0"));
  expect(() => processOfBetas([0.1, 1])).toThrow(new RangeError("need β between 0 and 1, got β_2 = 1"));
  expect(() => linearBetas(0)).toThrow(new RangeError("need at least 1 step, got 0"));
});
