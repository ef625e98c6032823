import { objectives } from "../../src/maths/objective/objectives.ts";
import { weightings } from "../../src/maths/objective/weighting.ts";
import { flat, networkOf, noisyPoints, objectiveKeys, reference } from "../maths/reference.ts";
import type { ReferenceCase } from "./reference-case.ts";

const { cases, noise, projections, sigma } = reference.objectives;

/** Every loss in the reference, with a name. */
export const referenceCases: readonly (readonly [string, ReferenceCase])[] = cases.flatMap((objectiveCase) => {
  const { spec, scale, parameters } = networkOf(objectiveCase);
  return objectives.flatMap((objective) =>
    weightings.map((weighting) => {
      const key = `${objectiveKeys[objective]}/${weighting}`;
      const gradient = objectiveCase.gradients[key];
      const name = `${objective}, λ ${weighting}, ${spec.parametrization}, ${spec.fourierOctaves} octaves, ${spec.activation}`;
      const one: ReferenceCase = {
        network: spec,
        scale,
        parameters: [...parameters],
        objective,
        weighting,
        points: [...noisyPoints()],
        noise: [...flat(noise)],
        projections: [...flat(projections)],
        sigmas: sigma,
        mixture: reference.gaussianMixture,
        score: [...flat(objectiveCase.score)],
        loss: objectiveCase.losses[key] as number,
        gradient: gradient === undefined ? null : [...flat(gradient)],
      };
      return [name, one] as const;
    }),
  );
});
