import { test } from "vitest";
import { langevin } from "../../../src/maths/sampler/langevin.ts";
import { reference } from "../reference.ts";
import { expectTrajectory, givenNoise } from "./expect-trajectory.ts";

test("Langevin follows the reference trajectory", () => {
  const run = reference.samplers.cases.langevin;
  const { sigma, noise } = run;
  const stepSize = run.stepSize / sigma ** 2;
  const sampler = langevin({ sigma, level: 0, steps: noise.length, stepSize, temperature: 1, denoise: false });
  expectTrajectory(sampler, run, givenNoise(noise));
});
