import type { Modes } from "../maths/density/density.ts";
import { watershed } from "./watershed.ts";

const linesOf = new WeakMap<Modes, readonly Float32Array[]>();

/** The lines between the modes of a density, in data units, remembered; none where there is one mode. */
export function knownWatershed(modes: Modes): readonly Float32Array[] {
  const known = linesOf.get(modes);
  if (known) return known;
  const made = modes.mass.length > 1 ? watershed((points) => modes.label(points)) : [];
  linesOf.set(modes, made);
  return made;
}
