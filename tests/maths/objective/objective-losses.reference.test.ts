import { describe, expect, test } from "vitest";
import { gaussianMixture } from "../../../src/maths/density/gaussian-mixture.ts";
import { scoreJacobian } from "../../../src/maths/network/score-jacobian.ts";
import { objectiveLoss } from "../../../src/maths/objective/objective-losses.ts";
import { objectives } from "../../../src/maths/objective/objectives.ts";
import type { Weighting } from "../../../src/maths/objective/weighting.ts";
import { weightings } from "../../../src/maths/objective/weighting.ts";
import { centralGradient } from "../central-gradient.ts";
import { exactScores, flat, largestError, networkOf, noisyPoints, objectiveKeys, reference } from "../reference.ts";

const { cases, sigma, noise, projections } = reference.objectives;
const points = noisyPoints();
const sigmas = Float64Array.from(sigma);
const fixed = {
  sigmas,
  noise: flat(noise),
  projections: flat(projections),
  exact: exactScores(gaussianMixture(reference.gaussianMixture), points, sigmas),
};

describe.each(cases)("$parametrization, $fourierOctaves octaves, $activation", (objectiveCase) => {
  const { spec, scale, parameters } = networkOf(objectiveCase);
  const { losses, gradients } = objectiveCase;
  const lossOf = (objective: (typeof objectives)[number], weighting: Weighting) =>
    objectiveLoss(objective, { ...scoreJacobian(spec, scale, parameters, points, sigmas), ...fixed, weighting });

  test("the score and every loss are PyTorch's to 1e-9", () => {
    const { score } = scoreJacobian(spec, scale, parameters, points, sigmas);
    expect(largestError(score, flat(objectiveCase.score))).toBeLessThan(1e-9);
    let compared = 0;
    for (const objective of objectives) {
      for (const weighting of weightings) {
        const expected = losses[`${objectiveKeys[objective]}/${weighting}`];
        expect(Math.abs(lossOf(objective, weighting) / expected - 1)).toBeLessThan(1e-9);
        compared++;
      }
    }
    expect(compared).toBe(Object.keys(losses).length);
  });

  test("every gradient is PyTorch's to 1e-7 of its largest component", () => {
    let compared = 0;
    for (const objective of objectives) {
      for (const weighting of weightings) {
        const given = gradients[`${objectiveKeys[objective]}/${weighting}`];
        if (given === undefined) continue;
        const expected = flat(given);
        const actual = centralGradient(() => lossOf(objective, weighting), parameters);
        const largest = Math.max(...expected.map(Math.abs));
        expect(actual.length).toBe(expected.length);
        for (const [i, component] of expected.entries()) {
          expect(Math.abs(actual[i] - component)).toBeLessThan(1e-7 * largest);
        }
        compared++;
      }
    }
    expect(compared).toBe(Object.keys(gradients).length);
  });
});
