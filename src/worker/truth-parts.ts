import type { Density } from "../maths/density/density.ts";
import type { Drawing } from "./drawing.ts";

/**
 * One of the scores that a network is to learn. The objective is the mean of theirs by share: with labels hidden from a
 * share d of the samples, (1 - d) Σ_y π_y (that of the class y) + d (that of all data).
 */
export interface TruthPart {
  readonly density: Density;
  readonly label: number | null;
  /** Of total one. */
  readonly share: number;
}

/** The scores to be learned of a drawing; none when nothing is drawn, and one for a network without labels. */
export function truthParts({ density, classDensities }: Drawing, labelDropout: number): readonly TruthPart[] {
  if (density === null) return [];
  const classes = classDensities();
  if (classes === null) return [{ density, label: null, share: 1 }];
  const shown = classes.flatMap((one, label) =>
    one === null ? [] : [{ density: one.density, label, share: (1 - labelDropout) * one.prior }],
  );
  return labelDropout > 0 ? [{ density, label: null, share: labelDropout }, ...shown] : shown;
}

/** Whether both are the same scores in the same shares. */
export function sameParts(a: readonly TruthPart[], b: readonly TruthPart[]): boolean {
  return (
    a.length === b.length &&
    a.every(({ density, label, share }, k) => density === b[k].density && label === b[k].label && share === b[k].share)
  );
}
