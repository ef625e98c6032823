import type { FloatArray } from "../../../src/maths/points.ts";
import { fillNormals, streams } from "../../../src/maths/random.ts";
import type { Sampler, ScoreRequest, StepNoise, StepTaken } from "../../../src/maths/sampler/stepper.ts";

export type ScoreOf = (points: FloatArray, sigma: number) => FloatArray;
/** Noise of each step. */
export type RunNoise<Points extends FloatArray> = (step: number) => StepNoise<Points>;

export interface Taken<Points extends FloatArray> extends StepTaken<Points> {
  readonly requests: readonly ScoreRequest<Points>[];
}

/** Takes one step, with scores answered at once. */
export function takeStep<Points extends FloatArray>(
  sampler: Sampler,
  score: ScoreOf,
  step: number,
  points: Points,
  noise: RunNoise<Points>,
): Taken<Points> {
  const stepper = sampler.take(step, points, noise(step));
  const requests: ScoreRequest<Points>[] = [];
  let next = stepper.next();
  while (!next.done) {
    requests.push(next.value);
    next = stepper.next(score(next.value.points, next.value.sigma));
  }
  return { ...next.value, requests };
}

/** Takes every step from one on. @returns the points, in the sampler's own space, before each and at the end */
export function runSampler<Points extends FloatArray>(
  sampler: Sampler,
  score: ScoreOf,
  start: Points,
  noise: RunNoise<Points>,
  firstStep = 0,
): { trajectory: Points[]; steps: Taken<Points>[] } {
  const trajectory = [start];
  const steps: Taken<Points>[] = [];
  for (let step = firstStep; step < sampler.plan.length; step++) {
    const taken = takeStep(sampler, score, step, trajectory[trajectory.length - 1] as Points, noise);
    trajectory.push(taken.points);
    steps.push(taken);
  }
  return { trajectory, steps };
}

/** Draw d of step k is drawn at an address of its own. */
export const seededNoise =
  <Points extends FloatArray>(seed: number): RunNoise<Points> =>
  (step) =>
  (draw, out) =>
    fillNormals(out, { seed, stream: streams.samplerNoise, step: 16 * step + draw });

/** For samplers that draw none. */
export const noNoise = () => () => {
  throw new Error("need no noise, was asked for some");
};
