import type { DenoisingSample } from "./denoising.ts";
import { denoisingLosses } from "./denoising.ts";
import type { ExplicitSample } from "./explicit.ts";
import { explicitLosses } from "./explicit.ts";
import { implicitLosses } from "./implicit.ts";
import type { Objective } from "./objectives.ts";
import type { SlicedSample } from "./sliced.ts";
import { slicedLosses, slicedLossesWithReducedVariance } from "./sliced.ts";

/** Everything that any objective may look at; those that an objective does not look at may be empty. */
export interface ObjectiveSample extends DenoisingSample, ExplicitSample, SlicedSample {}

/**
 * Any objective, sample by sample.
 *
 * @returns [B], a fresh array; the objective is its mean
 */
export function objectiveLosses(objective: Objective, sample: ObjectiveSample): Float64Array<ArrayBuffer> {
  switch (objective) {
    case "denoising":
      return denoisingLosses(sample);
    case "explicit":
      return explicitLosses(sample);
    case "implicit":
      return implicitLosses(sample);
    case "sliced":
      return slicedLosses(sample);
    case "sliced-vr":
      return slicedLossesWithReducedVariance(sample);
    default:
      return objective satisfies never;
  }
}

/** Any objective: the mean of `objectiveLosses` over the batch. */
export function objectiveLoss(objective: Objective, sample: ObjectiveSample): number {
  const losses = objectiveLosses(objective, sample);
  return losses.reduce((sum, loss) => sum + loss, 0) / losses.length;
}
