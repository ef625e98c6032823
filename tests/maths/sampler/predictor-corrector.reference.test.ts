import { test } from "vitest";
import { predictorCorrectorVp } from "../../../src/maths/sampler/predictor-corrector.ts";
import { flat, reference } from "../reference.ts";
import { expectTrajectory, vpLadderOf } from "./expect-trajectory.ts";

test("predictor and corrector follow the reference trajectory", () => {
  const run = reference.samplers.cases["predictor-corrector-vp"];
  const { betas, correctorSteps, correctorStepSize, predictorNoise, correctorNoise } = run;
  const sampler = predictorCorrectorVp(vpLadderOf(betas), {
    steps: correctorSteps,
    size: { stepSize: correctorStepSize },
  });
  expectTrajectory(sampler, run, (step) => (draw, out) => {
    out.set(flat(draw === 0 ? predictorNoise[step] : correctorNoise[step * correctorSteps + draw - 1]));
  });
});
