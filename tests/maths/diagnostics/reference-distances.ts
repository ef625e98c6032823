import { reference } from "../reference.ts";

/** The distances of the reference values that tests/maths/reference.ts does not name. */
export const referenceDistances = reference.distances as typeof reference.distances & {
  readonly energyDistanceSquared: number;
  readonly mmdSquaredBiasedRbf: { readonly bandwidth: number; readonly value: number };
};
