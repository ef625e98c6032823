import { test } from "vitest";
import { reverseSdeVe } from "../../../src/maths/sampler/reverse-sde.ts";
import { reference } from "../reference.ts";
import { expectTrajectory, givenNoise, ladderOf } from "./expect-trajectory.ts";

test("the reverse SDE follows the reference trajectory", () => {
  const run = reference.samplers.cases["reverse-sde-ve"];
  expectTrajectory(reverseSdeVe({ ladder: ladderOf(run.sigmas), denoise: false }), run, givenNoise(run.noise));
});
