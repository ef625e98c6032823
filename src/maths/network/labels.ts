import type { FloatArray } from "../points.ts";

/**
 * The class y of points, from 0: one for all of them, or one for each, [n], -1 for a point without; null where none has
 * one. A label that a network does not know is as none.
 */
export type Labels = number | null | Int8Array;

/** Among labels of many points: this one has none. */
export const noLabel = -1;

/** The label of point i, or noLabel. */
export function labelOf(labels: Labels, i: number): number {
  if (labels === null) return noLabel;
  return typeof labels === "number" ? labels : labels[i];
}

/**
 * Fills the last C features of every point: 1 for its class, 0 for the others; all 0 without a class.
 *
 * @param classes C
 * @param out [n, width]
 */
export function fillOneHot(labels: Labels, classes: number, width: number, n: number, out: FloatArray): void {
  for (let i = 0; i < n; i++) {
    const label = labelOf(labels, i);
    const first = (i + 1) * width - classes;
    for (let c = 0; c < classes; c++) out[first + c] = c === label ? 1 : 0;
  }
}
