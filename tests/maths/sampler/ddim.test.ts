import { expect, test } from "vitest";
import { gaussianMixture } from "../../../src/maths/density/gaussian-mixture.ts";
import { geometricLadder } from "../../../src/maths/noise/ladder.ts";
import { ddim } from "../../../src/maths/sampler/ddim.ts";
import { probabilityFlow } from "../../../src/maths/sampler/probability-flow.ts";
import { refinedLadder } from "../../../src/maths/sampler/refined-ladder.ts";
import { vpLadder } from "../../../src/maths/sampler/vp-ladder.ts";
import { largestError, reference } from "../reference.ts";
import { noNoise, runSampler } from "./run-sampler.ts";

test("in the space of the data DDIM is Euler's method for the probability flow, to its end without noise", () => {
  const mixture = gaussianMixture(reference.gaussianMixture);
  const sigmas = geometricLadder(10, 1, 0.02);
  const vp = ddim(vpLadder(sigmas, 3, "ladder"));
  const ladder = refinedLadder(sigmas, 3);
  const ve = probabilityFlow({ ladder, solver: "euler", tolerance: 1, denoise: true });
  expect(vp.plan.map(({ level }) => level)).toEqual(ve.plan.map(({ level }) => level));
  const start = Float64Array.of(-0.25, 1.4, 0.8, -0.2);
  const one = runSampler(
    vp,
    mixture.score,
    start.map((x) => x * vp.startScale),
    noNoise,
  ).trajectory;
  const other = runSampler(ve, mixture.score, start, noNoise).trajectory;
  expect(one.length).toBe(other.length);
  for (const [step, { scale }] of vp.plan.entries()) {
    expect(
      largestError(
        one[step + 1].map((x) => x * scale),
        other[step + 1],
      ),
    ).toBeLessThan(1e-11);
  }
});
