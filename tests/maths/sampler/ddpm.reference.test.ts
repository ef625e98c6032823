import { test } from "vitest";
import { ddpm } from "../../../src/maths/sampler/ddpm.ts";
import { reference } from "../reference.ts";
import { expectTrajectory, givenNoise, vpLadderOf } from "./expect-trajectory.ts";

test("DDPM follows the reference trajectory", () => {
  const run = reference.samplers.cases["ddpm-ancestral"];
  expectTrajectory(ddpm(vpLadderOf(run.betas), run.variance), run, givenNoise(run.noise));
});
