import type { TermName, UpdateKind } from "../maths/sampler/stepper.ts";
import type { DataPoint } from "./scales.ts";

/** One step of one particle, as the worker takes it apart. Its updates are in the sampler's own space. */
export interface DissectedStep {
  /** In the space of the data. */
  readonly now: readonly [number, number];
  readonly planned: { readonly scale: number };
  readonly updates: readonly DissectedUpdate[];
}
export interface DissectedUpdate {
  readonly kind: UpdateKind;
  readonly terms: readonly DissectedTerm[];
  readonly to: readonly [number, number];
}
export interface DissectedTerm {
  readonly name: TermName;
  readonly factor: number;
  readonly of: readonly [number, number];
}

/** A piece of the way: of a score, or of the noise. */
export interface PathPiece {
  readonly kind: "drift" | "noise";
  readonly from: DataPoint;
  readonly to: DataPoint;
}

/**
 * The way of a particle through a step, term by term, in the space of the data. A stretch of x itself, as variance
 * preserving samplers have it, goes into the first drift: it is there because of the scale, and all but undone by it.
 */
export function stepPath({ now, planned, updates }: DissectedStep): readonly PathPiece[] {
  const { scale } = planned;
  const pieces: PathPiece[] = [];
  let from: DataPoint = { x: now[0], y: now[1] };
  for (const { terms } of updates) {
    let [x, y] = [0, 0];
    for (const { name, factor, of } of terms) {
      x += factor * of[0];
      y += factor * of[1];
      if (name === "x") continue;
      const to = { x: x * scale, y: y * scale };
      pieces.push({ kind: name === "noise" ? "noise" : "drift", from, to });
      from = to;
    }
  }
  return pieces;
}

/** Length of the drift of an update and of its noise, in the sampler's own space; NaN where there is no such term. */
export function lengthsOf({ terms }: Pick<DissectedUpdate, "terms">): {
  readonly drift: number;
  readonly noise: number;
} {
  const length = (of: readonly DissectedTerm[]) => {
    if (of.length === 0) return Number.NaN;
    const sum = (axis: 0 | 1) => of.reduce((total, { factor, of: vector }) => total + factor * vector[axis], 0);
    return Math.hypot(sum(0), sum(1));
  };
  return {
    drift: length(terms.filter(({ name }) => name !== "x" && name !== "noise")),
    noise: length(terms.filter(({ name }) => name === "noise")),
  };
}
