import { objectives } from "../../src/maths/objective/objectives.ts";
import { flat, networkOf, noisyPoints, objectiveKeys, reference } from "../maths/reference.ts";
import type { ReferenceGradientCase } from "./reference-case.ts";

/** Every gradient in the reference, with a name. */
export const referenceGradients: readonly (readonly [string, ReferenceGradientCase])[] =
  reference.objectives.cases.flatMap((objectiveCase) => {
    const { spec, scale, parameters } = networkOf(objectiveCase);
    return objectives.flatMap((objective) => {
      const gradient = objectiveCase.gradients[`${objectiveKeys[objective]}/sigma2`];
      if (gradient === undefined) return [];
      const name = `${objective}, ${spec.parametrization}, ${spec.fourierOctaves} octaves, ${spec.activation}`;
      const { noise, projections, sigma } = reference.objectives;
      const one: ReferenceGradientCase = {
        network: spec,
        scale,
        parameters: [...parameters],
        objective,
        points: [...noisyPoints()],
        noise: [...flat(noise)],
        projections: [...flat(projections)],
        sigmas: sigma,
        mixture: reference.gaussianMixture,
        gradient: [...flat(gradient)],
      };
      return [[name, one] as const];
    });
  });
