import { expect, test } from "vitest";
import { dormandPrinceStep, mostAttempts } from "../../../src/maths/sampler/dormand-prince.ts";
import type { Sampler } from "../../../src/maths/sampler/stepper.ts";
import { sumOfTerms } from "../../../src/maths/sampler/stepper.ts";
import { gaussianScore, ordersOf } from "./gaussian-variance.ts";
import type { ScoreOf } from "./run-sampler.ts";
import { noNoise, takeStep } from "./run-sampler.ts";

const s = 0.5;
const flow = (sigma: number) => Math.sqrt(s ** 2 + sigma ** 2);

function solve(score: ScoreOf, points: Float64Array<ArrayBuffer>, from: number, to: number, tolerance: number) {
  const planned = { level: 0, sigma: from, nextSigma: to, size: from - to, scale: 1 };
  const sampler: Sampler = {
    plan: [planned],
    draws: 0,
    startScale: 1,
    take: (_step, at) => dormandPrinceStep(at, planned, tolerance),
  };
  return takeStep(sampler, score, 0, points, noNoise);
}

test("it is of order 5 in steps of equal length, with a tolerance that allows any", () => {
  const [from, to] = [2, 0.1];
  const errors = [16, 32, 64].map((steps) => {
    let points = Float64Array.of(flow(from), 0);
    const sigmas = Array.from({ length: steps + 1 }, (_, k) => from + ((to - from) * k) / steps);
    for (let k = 0; k < steps; k++) {
      const taken = solve(gaussianScore(s), points, sigmas[k], sigmas[k + 1], 1e9);
      expect(taken.requests.length).toBe(7);
      points = taken.points;
    }
    return Math.abs(points[0] - flow(sigmas[steps]));
  });
  for (const order of ordersOf(errors)) expect(Math.abs(order - 5)).toBeLessThan(0.4);
});

test("the error it estimates is of order 5: a thousandth of the tolerance allows a quarter of the step", () => {
  // The longest way that one attempt covers, by bisection; 1000^(1/5) = 3.98.
  const longest = (tolerance: number) => {
    let [low, high] = [0, 0.9];
    for (let i = 0; i < 40; i++) {
      const h = (low + high) / 2;
      const { requests } = solve(gaussianScore(s), Float64Array.of(flow(1), flow(1)), 1, 1 - h, tolerance);
      if (requests.length === 7) low = h;
      else high = h;
    }
    return low;
  };
  const order = Math.log(1000) / Math.log(longest(1e-9) / longest(1e-12));
  expect(Math.abs(order - 5)).toBeLessThan(0.2);
});

test("steps are rejected and repeated until the tolerance holds, over a ratio of a thousand", () => {
  const { points, requests, updates } = solve(
    gaussianScore(0.01),
    Float64Array.of(Math.hypot(5, 0.01), 0),
    5,
    0.005,
    1e-6,
  );
  expect(points[0]).toBeCloseTo(Math.hypot(0.01, 0.005), 5);
  expect(updates.map(({ kind }) => kind)).toEqual(["runge-kutta"]);
  // Seven, and six for each further attempt.
  expect((requests.length - 1) % 6).toBe(0);
  expect(requests.length).toBeGreaterThan(13);
  expect(requests.length).toBeLessThan(1 + 6 * 100);
  expect(requests.every(({ sigma }) => sigma <= 5 && sigma >= 0.005)).toBe(true);
});

test("its one slope is the mean over the way", () => {
  const points = Float64Array.of(1, -2);
  const taken = solve(gaussianScore(s), points, 1, 0.1, 1e-8);
  const [{ terms, to }] = taken.updates;
  expect(terms.map(({ name, factor }) => [name, factor])).toEqual([
    ["x", 1],
    ["slope", 0.1 - 1],
  ]);
  expect(terms[1].of[0]).toBeCloseTo((flow(0.1) / flow(1) - 1) / (0.1 - 1), 7);
  expect(sumOfTerms(points, terms)).toEqual(to);
  expect(taken.points).toEqual(to);
});

test("a score that no step size can follow ends the way by Euler's step, after a bounded number of attempts", () => {
  // Jumps by a hundred from request to request: no two stages agree.
  let calls = 0;
  const jumping: ScoreOf = (points) => {
    calls++;
    return points.map(() => 100 * ((calls * 0.618) % 1));
  };
  const { points, requests, updates } = solve(jumping, Float64Array.of(1, 1), 1, 0.1, 1e-6);
  expect(requests.length).toBeLessThanOrEqual(1 + 6 * mostAttempts);
  expect(updates.at(-1)?.kind).toBe("euler");
  expect(updates.at(-1)?.to).toEqual(points);
  expect(points.every(Number.isFinite)).toBe(true);
});

test("a particle whose score is lost does not hold up the others", () => {
  const healthy = solve(gaussianScore(s), Float64Array.of(1, -2), 1, 0.1, 1e-8);
  for (const lost of [Number.NaN, Number.POSITIVE_INFINITY]) {
    const score: ScoreOf = (points, sigma) => gaussianScore(s)(points, sigma).fill(lost, 0, 2);
    const { points, requests } = solve(score, Float64Array.of(0, 0, 1, -2), 1, 0.1, 1e-8);
    expect(points.subarray(2)).toEqual(healthy.points);
    expect(requests.length).toBe(healthy.requests.length);
    expect(points.subarray(0, 2).some(Number.isFinite)).toBe(false);
  }
});
