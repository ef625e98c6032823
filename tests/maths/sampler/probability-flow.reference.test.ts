import { test } from "vitest";
import { probabilityFlow } from "../../../src/maths/sampler/probability-flow.ts";
import { reference } from "../reference.ts";
import { expectTrajectory, ladderOf } from "./expect-trajectory.ts";
import { noNoise } from "./run-sampler.ts";

test.each(["euler", "heun"] as const)("the probability flow by %s follows the reference trajectory", (solver) => {
  const run = reference.samplers.cases[`probability-flow-${solver}-ve`];
  const sampler = probabilityFlow({ ladder: ladderOf(run.sigmas), solver, tolerance: 1, denoise: false });
  expectTrajectory(sampler, run, noNoise);
});
