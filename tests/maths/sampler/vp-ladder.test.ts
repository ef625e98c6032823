import { expect, test } from "vitest";
import { geometricLadder } from "../../../src/maths/noise/ladder.ts";
import { refinedLadder } from "../../../src/maths/sampler/refined-ladder.ts";
import { predictedNoise, vpLadder, vpPlan, vpScore, vpStartScale } from "../../../src/maths/sampler/vp-ladder.ts";
import { largestError } from "../reference.ts";

const sigmas = geometricLadder(5, 2, 0.02);

test("the ladder's own schedule walks down the refined ladder, and then to no noise", () => {
  const ladder = vpLadder(sigmas, 3, "ladder");
  const plan = vpPlan(ladder);
  const refined = refinedLadder(sigmas, 3);
  expect(plan.map(({ sigma }) => sigma)).toEqual(refined.sigmas);
  expect(plan.map(({ level }) => level)).toEqual(refined.levels);
  expect(plan.map(({ nextSigma }) => nextSigma)).toEqual([...refined.sigmas.slice(1), 0]);
  // x = √ᾱ (x₀ + σ z): the points after a step are brought back by √(1 + σ²).
  const scales = plan.map(({ nextSigma }) => Math.sqrt(1 + nextSigma ** 2));
  expect(
    largestError(
      plan.map(({ scale }) => scale),
      scales,
    ),
  ).toBeLessThan(1e-14);
  expect(plan.at(-1)?.scale).toBe(1);
});

test("linear β take as many steps, each at the nearest level, and the levels come in turn", () => {
  const plan = vpPlan(vpLadder(sigmas, 9, "linear"));
  expect(plan.length).toBe(37);
  const nearest = (sigma: number) => {
    const distances = Array.from(sigmas, (level) => Math.abs(Math.log(level / sigma)));
    return distances.indexOf(Math.min(...distances));
  };
  expect(plan.map(({ level }) => level)).toEqual(plan.map(({ sigma }) => nearest(sigma)));
  expect(plan[0].level).toBe(0);
  expect(plan.every(({ level }, k) => k === 0 || level >= plan[k - 1].level)).toBe(true);
});

test("a start N(0, σ_1² I) becomes the prior N(0, (1-ᾱ_N) I)", () => {
  const own = vpLadder(sigmas, 3, "ladder");
  expect(vpStartScale(own)).toBeCloseTo(1 / Math.sqrt(1 + 2 * 2), 14);
  const linear = vpLadder(sigmas, 30, "linear");
  const last = linear.process.alphaBar[linear.process.steps];
  expect((vpStartScale(linear) * 2) ** 2).toBeCloseTo(1 - last, 12);
});

test("the network of the data's space gives the process its score and its predicted noise", () => {
  // Data in one point m: x_i ~ N(√ᾱ m, (1-ᾱ) I), whose score is -(x - √ᾱ m)/(1-ᾱ), and z = (x - √ᾱ m)/√(1-ᾱ).
  const m = 0.7;
  const { process } = vpLadder(sigmas, 2, "ladder");
  const points = Float64Array.of(0.3, -1.2);
  const answer = (asked: { points: ArrayLike<number>; sigma: number } | unknown) => {
    const { points: at, sigma } = asked as { points: ArrayLike<number>; sigma: number };
    return Float64Array.from(at, (x) => -(x - m) / sigma ** 2);
  };
  for (const i of [1, 4, process.steps]) {
    const [keep, variance] = [Math.sqrt(process.alphaBar[i]), 1 - process.alphaBar[i]];
    const score = vpScore(points, process, i);
    const exact = points.map((x) => -(x - keep * m) / variance);
    // 1-ᾱ itself has lost three digits at σ = 0.02.
    expect(largestError(score.next(answer(score.next().value)).value as Float64Array, exact)).toBeLessThan(1e-11);
    const epsilon = predictedNoise(points, process, i);
    const z = points.map((x) => (x - keep * m) / Math.sqrt(variance));
    expect(largestError(epsilon.next(answer(epsilon.next().value)).value as Float64Array, z)).toBeLessThan(1e-11);
  }
  expect([...points]).toEqual([0.3, -1.2]);
});
