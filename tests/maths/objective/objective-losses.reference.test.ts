import { describe, expect, test } from "vitest";
import { gaussianMixture } from "../../../src/maths/density/gaussian-mixture.ts";
import { jacobianFeatures, scoreJacobian } from "../../../src/maths/network/score-jacobian.ts";
import { objectiveLoss } from "../../../src/maths/objective/objective-losses.ts";
import { objectives } from "../../../src/maths/objective/objectives.ts";
import type { Weighting } from "../../../src/maths/objective/weighting.ts";
import { weightings } from "../../../src/maths/objective/weighting.ts";
import { centralGradients } from "../central-gradient.ts";
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

/** Four evaluations for each parameter: a file may hold large networks. In ms. */
const gradientLimit = 300_000;

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

  test(
    "every gradient is PyTorch's to 1e-7 of its largest component",
    () => {
      // What does not depend on the parameters is computed once, and the Jacobian once for all objectives.
      const features = jacobianFeatures(spec, scale, points, sigmas);
      const asked = objectives.flatMap((objective) =>
        weightings.flatMap((weighting) => {
          const given = gradients[`${objectiveKeys[objective]}/${weighting}`];
          return given === undefined ? [] : [{ objective, weighting, expected: flat(given) }];
        }),
      );
      expect(asked.length).toBe(Object.keys(gradients).length);
      const actual = centralGradients(() => {
        const sample = { ...scoreJacobian(spec, scale, parameters, points, sigmas, null, features), ...fixed };
        return asked.map(({ objective, weighting }) => objectiveLoss(objective, { ...sample, weighting }));
      }, parameters);
      for (const [k, { objective, weighting, expected }] of asked.entries()) {
        const largest = Math.max(...expected.map(Math.abs));
        const error = Math.max(...expected.map((component, i) => Math.abs(actual[k][i] - component)));
        expect(actual[k].length).toBe(expected.length);
        expect(error / largest, `${objective}, ${weighting}`).toBeLessThan(1e-7);
      }
    },
    gradientLimit,
  );
});
