import type { Density } from "../../../src/maths/density/density.ts";
import type { FloatArray } from "../../../src/maths/points.ts";
import type { AnnealedLangevinOptions } from "../../../src/maths/sampler/annealed-langevin.ts";
import { annealedLangevin } from "../../../src/maths/sampler/annealed-langevin.ts";
import type { ScoreRequest } from "../../../src/maths/sampler/stepper.ts";

/** Runs a sampler on exact scores. @returns the points before each step, and at the end */
export function run<Points extends FloatArray>(density: Density, options: AnnealedLangevinOptions<Points>) {
  const stepper = annealedLangevin(options);
  const trajectory: Points[] = [];
  const requests: ScoreRequest<Points>[] = [];
  let next = stepper.next();
  while (!next.done) {
    requests.push(next.value);
    trajectory.push(next.value.points);
    next = stepper.next(density.score(next.value.points, next.value.sigma));
  }
  trajectory.push(next.value);
  return { trajectory, requests };
}
