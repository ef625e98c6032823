import type { FloatArray } from "../maths/points.ts";
import type { Update } from "../maths/sampler/stepper.ts";
import type { InspectedUpdate } from "../protocol/messages.ts";

/** Where one particle of a set is. */
export const placeOf = (points: FloatArray, particle: number): [number, number] => [
  points[2 * particle] as number,
  points[2 * particle + 1] as number,
];

/** What an update did to one particle, and how large its drift and its noise were over all. */
export function inspectedUpdate({ kind, terms, to }: Update, particle: number): InspectedUpdate {
  const drift = terms.filter(({ name }) => name !== "x" && name !== "noise");
  const noise = terms.filter(({ name }) => name === "noise");
  return {
    kind,
    terms: terms.map(({ name, factor, of }) => ({ name, factor, of: placeOf(of, particle) })),
    to: placeOf(to, particle),
    driftSize: sizeOf(drift),
    noiseSize: sizeOf(noise),
  };
}

/** Root mean square over the particles of the length of a sum of terms; NaN of none. */
function sizeOf(terms: Update["terms"]): number {
  const length = terms[0]?.of.length ?? 0;
  let squares = 0;
  for (let k = 0; k < length; k++) {
    let sum = 0;
    for (const { factor, of } of terms) sum += factor * (of[k] as number);
    squares += sum * sum;
  }
  return Math.sqrt(squares / (length / 2));
}
