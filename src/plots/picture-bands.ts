import { bandShares, type MassBands, massBands } from "./mass-bands.ts";

const known = new WeakMap<Float32Array, { readonly whole: Float32Array; readonly bands: MassBands }>();

/**
 * The bands of a picture's density, found once however many views show it: they cost milliseconds, thirty times a second
 * while the network learns.
 *
 * @param density [side, side]; not written to any more
 * @param whole the density of the whole square, where the other is that of a close-up
 */
export function pictureBands(density: Float32Array, side: number, whole: Float32Array = density): MassBands {
  const found = known.get(density);
  if (found?.whole === whole) return found.bands;
  const bands = massBands(density, side, bandShares, whole);
  known.set(density, { whole, bands });
  return bands;
}
