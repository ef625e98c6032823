import type { PresetName } from "./preset-names.ts";
import { paintPreset } from "./preset-painters.ts";

/**
 * The ready-made densities, painted on a raster over [-1, 1]² without any randomness: each is a set of Gaussian blobs
 * (a quadrature of the curve or cloud that the name stands for), of which every cell gets its exact mass.
 *
 * @param size cells per side
 * @returns cell masses, [size, size], row j ↔ y upwards, of total one; a fresh array
 */
export function presetRaster(name: PresetName, size = 64): Float32Array<ArrayBuffer> {
  return presetClasses(name, size, 1)[0];
}

/**
 * A ready-made density divided into classes by its natural parts: moons, peaks, squares and arms whole, one class after
 * the other; what has fewer parts than there are classes by the way along it.
 *
 * @param count classes
 * @returns cell masses of each class, [count][size, size], which add up to those of presetRaster; fresh arrays
 * @throws RangeError unless there is a whole number of classes, at least one
 */
export function presetClasses(name: PresetName, size: number, count: number): Float32Array<ArrayBuffer>[] {
  if (!(Number.isInteger(count) && count >= 1)) throw new RangeError(`need one class or more, got ${count}`);
  const classes = paintPreset(name, size, count);
  const mass = new Float64Array(size * size);
  for (const each of classes) for (let cell = 0; cell < mass.length; cell++) mass[cell] += each[cell];
  // What is far too thin to be seen or drawn would only cost time.
  const least = 1e-6 * mass.reduce((most, m) => Math.max(most, m), 0);
  const total = mass.reduce((sum, m) => (m > least ? sum + m : sum), 0);
  return classes.map((each) => Float32Array.from(each, (m, cell) => (mass[cell] > least ? m / total : 0)));
}
