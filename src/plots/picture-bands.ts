import { type MassBands, massBands } from "./mass-bands.ts";

const known = new WeakMap<Float32Array, MassBands>();

/**
 * The bands of a picture's density, found once however many views show it: they cost milliseconds, thirty times a second
 * while the network learns.
 *
 * @param density [side, side]; not written to any more
 */
export function pictureBands(density: Float32Array, side: number): MassBands {
  const bands = known.get(density) ?? massBands(density, side);
  known.set(density, bands);
  return bands;
}
