import { expect, test } from "vitest";
import { scoreForward } from "../../../src/maths/network/forward.ts";
import { flat, largestError, networkOf, noisyPoints, reference } from "../reference.ts";

test.each(reference.objectives.cases)(
  "the score is PyTorch's: $parametrization, $fourierOctaves octaves, $activation",
  (objective) => {
    const { spec, scale, parameters } = networkOf(objective);
    const sigmas = Float64Array.from(reference.objectives.sigma);
    const score = scoreForward(spec, scale, parameters, noisyPoints(), sigmas);
    expect(largestError(score, flat(objective.score))).toBeLessThan(1e-9);
  },
);
