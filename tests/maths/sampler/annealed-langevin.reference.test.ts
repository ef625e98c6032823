import { test } from "vitest";
import { annealedLangevin } from "../../../src/maths/sampler/annealed-langevin.ts";
import { reference } from "../reference.ts";
import { expectTrajectory, givenNoise } from "./expect-trajectory.ts";

test("annealed Langevin follows the reference trajectory", () => {
  const run = reference.samplers.cases["annealed-langevin"];
  const { sigmas, stepsPerLevel, epsilon, noise } = run;
  const stepSize = epsilon / (sigmas.at(-1) as number) ** 2;
  const sampler = annealedLangevin({ sigmas, stepsPerLevel, stepSize, temperature: 1, denoise: false });
  expectTrajectory(sampler, run, givenNoise(noise));
});
