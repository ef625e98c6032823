import { expect, test } from "vitest";
import { ladderFrom } from "../../../src/maths/noise/ladder.ts";
import { fillNormals } from "../../../src/maths/random.ts";
import { affineStep } from "../../../src/maths/sampler/affine-step.ts";
import { createSampler } from "../../../src/maths/sampler/create-sampler.ts";
import { everySampler } from "./every-sampler.ts";

const sigmas = ladderFrom({ levels: 5, sigmaMax: 1, sigmaMin: 0.02, spacing: "geometric", ladder: "" });
const particles = 4;

/** Takes a step with scores and noise drawn at random; what it asked for on the way, and where it came to. */
function takeAtRandom(sampler: ReturnType<typeof createSampler>, step: number, seed: number) {
  const drawn = (stream: number) => {
    const numbers = new Float64Array(2 * particles);
    fillNormals(numbers, { seed, stream, step });
    return numbers;
  };
  const [points, noise] = [drawn(0), drawn(1)];
  const scores: Float64Array[] = [];
  const requests: { points: Float64Array; sigma: number }[] = [];
  let draws = 0;
  const stepper = sampler.take(step, points, (_draw, out) => {
    draws++;
    out.set(noise);
  });
  let next = stepper.next();
  while (!next.done) {
    requests.push(next.value);
    const score = drawn(2 + scores.length);
    scores.push(score);
    next = stepper.next(score);
  }
  return { points, noise, scores, requests, draws, to: next.value.points };
}

test.each(everySampler)(
  "%s: every step that is one score and one sum is the sum of its coefficients",
  (_name, settings) => {
    const sampler = createSampler(settings, sigmas);
    const seed = 20_261_121;
    for (let step = 0; step < sampler.plan.length; step++) {
      const said = `seed ${seed}, step ${step} of ${sampler.plan.length}`;
      const { points, noise, scores, requests, draws, to } = takeAtRandom(sampler, step, seed);
      const affine = affineStep(sampler, step);
      expect(affine !== null, said).toBe(scores.length === 1 && draws <= 1);
      if (affine === null) continue;
      expect(affine.step).toBe(step);
      expect(affine.sigma, said).toBe(requests[0]?.sigma);
      expect(affine.noise !== 0, said).toBe(draws === 1 && settings.temperature !== 0);
      for (const [k, x] of points.entries()) {
        expect(affine.inputScale * x, said).toBeCloseTo(requests[0]?.points[k] ?? Number.NaN, 10);
        const sum = affine.keep * x + affine.drift * (scores[0]?.[k] ?? 0) + affine.noise * (noise[k] ?? 0);
        // Both in double precision, of numbers up to some hundreds where a linear schedule begins.
        expect(Math.abs(sum - (to[k] ?? Number.NaN)), said).toBeLessThan(1e-11 * Math.max(1, Math.abs(sum)));
      }
    }
  },
);

test("the samplers that can be taken inside an engine are those that ask once a step", () => {
  const inside = everySampler.filter(([, settings]) => {
    const sampler = createSampler(settings, sigmas);
    return sampler.plan.every((_, step) => affineStep(sampler, step) !== null);
  });
  const asked = everySampler.filter(
    ([, { sampler, solver, correctorSteps }]) =>
      !(sampler === "predictor-corrector" && correctorSteps > 0) &&
      !(sampler === "probability-flow" && solver !== "euler"),
  );
  expect(inside.map(([name]) => name)).toEqual(asked.map(([name]) => name));
});
