import { test } from "vitest";
import { ddim } from "../../../src/maths/sampler/ddim.ts";
import { reference } from "../reference.ts";
import { expectTrajectory, vpLadderOf } from "./expect-trajectory.ts";
import { noNoise } from "./run-sampler.ts";

test("DDIM follows the reference trajectory", () => {
  const run = reference.samplers.cases.ddim;
  expectTrajectory(ddim(vpLadderOf(run.betas)), run, noNoise);
});
