import fc from "fast-check";
import { expect, test } from "vitest";
import { defaultConfig } from "../../../src/config/settings.ts";
import { gaussianMixture } from "../../../src/maths/density/gaussian-mixture.ts";
import { geometricLadder } from "../../../src/maths/noise/ladder.ts";
import { createSampler, evaluationsOf } from "../../../src/maths/sampler/create-sampler.ts";
import { samplerNames } from "../../../src/maths/sampler/sampler-names.ts";
import { sumOfTerms } from "../../../src/maths/sampler/stepper.ts";
import { largestError, reference } from "../reference.ts";
import { everySampler } from "./every-sampler.ts";
import { runSampler, seededNoise, takeStep } from "./run-sampler.ts";

const sigmas = Array.from(geometricLadder(4, 1, 0.1));
const { score } = gaussianMixture(reference.gaussianMixture);
const places = [-0.25, 1.4, 0.8, -0.2, -1.1, 0.3];

test("every sampler is among those tested here", () => {
  expect(new Set(everySampler.map(([, { sampler }]) => sampler))).toEqual(new Set(samplerNames));
});

test.each(everySampler)("%s: a run taken up at any step is the run itself, bit for bit", (_name, settings) => {
  const sampler = createSampler(settings, sigmas);
  const { trajectory } = runSampler(sampler, score, Float32Array.from(places), seededNoise(11));
  fc.assert(
    fc.property(fc.integer({ min: 0, max: sampler.plan.length - 1 }), (step) => {
      const again = createSampler(settings, sigmas);
      const resumed = runSampler(again, score, trajectory[step].slice(), seededNoise(11), step);
      expect(resumed.trajectory).toEqual(trajectory.slice(step));
    }),
    { seed: 20260104, numRuns: 8 },
  );
});

test.each(everySampler)("%s: a step leaves its points as they are, and hands out fresh ones", (_name, settings) => {
  const sampler = createSampler(settings, sigmas);
  for (let step = 0; step < sampler.plan.length; step++) {
    const start = Float32Array.from(places);
    const { points, requests } = takeStep(sampler, score, step, start, seededNoise(11));
    expect([...start]).toEqual([...Float32Array.from(places)]);
    expect(points.buffer).not.toBe(start.buffer);
    expect(points).toBeInstanceOf(Float32Array);
    for (const request of requests) expect(request.points).toBeInstanceOf(Float32Array);
  }
});

test.each(everySampler)("%s: single precision follows double", (_name, settings) => {
  const sampler = createSampler(settings, sigmas);
  const [single, double] = [Float32Array, Float64Array].map((Kind) => {
    const start = Kind.from(Float32Array.from(places));
    const noise = seededNoise<typeof start>(11);
    return runSampler(sampler, score, start, noise).trajectory.at(-1) as Float32Array | Float64Array;
  });
  // Each step rounds to 6e-8 of the coordinate, and noise too; between the modes the flow draws neighbours apart.
  expect(largestError(single, double)).toBeLessThan(2e-5);
});

test.each(everySampler)("%s: updates chain, and each is the sum of its terms", (_name, settings) => {
  const sampler = createSampler(settings, sigmas);
  const { trajectory, steps } = runSampler(sampler, score, Float64Array.from(places), seededNoise(11));
  for (const [step, { points, updates }] of steps.entries()) {
    let at = trajectory[step];
    for (const { terms, to } of updates) {
      expect(terms[0].name).toBe("x");
      expect(terms[0].of).toEqual(at);
      expect(sumOfTerms(at, terms)).toEqual(to);
      at = to as Float64Array<ArrayBuffer>;
    }
    expect(at).toEqual(points);
  }
});

test.each(everySampler)(
  "%s: asks for scores at the noise it planned, within the ladder or its process",
  (_name, settings) => {
    const sampler = createSampler(settings, sigmas);
    const { steps } = runSampler(sampler, score, Float64Array.from(places), seededNoise(11));
    for (const [step, { requests }] of steps.entries()) {
      const { sigma, nextSigma, level } = sampler.plan[step];
      expect(requests[0].sigma).toBe(sigma);
      expect(
        requests.every((request) => request.sigma <= sigma && request.sigma >= nextSigma && request.sigma > 0),
      ).toBe(true);
      expect(level).toBeGreaterThanOrEqual(step === 0 ? 0 : sampler.plan[step - 1].level);
      expect(level).toBeLessThan(sigmas.length);
      // Langevin keeps its noise, and the next level begins with less.
      const isLangevin = settings.sampler.endsWith("langevin");
      if (step > 0 && !isLangevin) expect(sigma).toBe(sampler.plan[step - 1].nextSigma);
    }
  },
);

test.each(everySampler)("%s: its evaluations are as many as it says", (_name, settings) => {
  const sampler = createSampler(settings, sigmas);
  const { steps } = runSampler(sampler, score, Float64Array.from(places), seededNoise(11));
  const asked = steps.reduce((sum, { requests }) => sum + requests.length, 0);
  expect(evaluationsOf(settings, sigmas)).toBe(
    settings.sampler === "probability-flow" && settings.solver === "adaptive" ? null : asked,
  );
});

test.each(everySampler)("%s: draws no more noise than it says, and at the start all of it", (_name, settings) => {
  const sampler = createSampler(settings, sigmas);
  const draws = new Set<number>();
  takeStep(sampler, score, 0, Float64Array.from(places), () => (draw, out) => {
    draws.add(draw);
    out.fill(1);
  });
  expect([...draws].sort()).toEqual(Array.from({ length: sampler.draws }, (_, draw) => draw));
});

test.each(everySampler)(
  "%s: a lost particle stays lost and leaves the others finite, to the end",
  (_name, settings) => {
    const sampler = createSampler(settings, sigmas);
    const start = Float64Array.from([...places, Number.NaN, Number.NaN]);
    const sick = (points: Parameters<typeof score>[0], sigma: number) => {
      const scores = score(points, sigma);
      for (let k = 0; k < scores.length; k += 2) {
        // The density's own score of NaN is NaN; a diverged network's may be infinite as well.
        if (Number.isNaN(points[k])) scores[k] = Number.POSITIVE_INFINITY;
      }
      return scores;
    };
    const end = runSampler(sampler, sick, start, seededNoise(11)).trajectory.at(-1) as Float64Array;
    expect([...end].map(Number.isFinite)).toEqual([true, true, true, true, true, true, false, false]);
  },
);

test("the defaults spend what the papers' samplers do", () => {
  const ladder = Array.from(geometricLadder(10, 1, 0.02));
  const spent = samplerNames.map((sampler) => evaluationsOf({ ...defaultConfig, sampler }, ladder));
  // T L + 1; steps + 1; (L-1) n + 1; two each and one; Heun's two each and one; N; N.
  expect(spent).toEqual([1001, 1001, 91, 181, 181, 91, 91]);
});

test("Langevin runs at the level it is told, counted from one, or at the last where there are fewer", () => {
  for (const [langevinLevel, level] of [
    [1, 0],
    [2, 1],
    [30, 3],
  ]) {
    const { plan } = createSampler({ ...defaultConfig, sampler: "langevin", langevinLevel }, sigmas);
    expect(plan[0]).toMatchObject({ level, sigma: sigmas[level] });
  }
});
