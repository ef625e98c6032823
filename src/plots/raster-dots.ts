import { fillUniforms } from "../maths/random.ts";

/** Dots that show a raster: a picture of where data come from, not the data a network sees. */

/** The pictures' own stream: no run depends on it, so it lies apart from the numbered streams of a run. */
const pictureStream = 0x70696373;
const defaultSeed = 1;
/** Candidate dots of each cell, and the number a picture aims at. */
const perCell = 2;
const aim = 560;

const candidatesOf = new Map<string, Float32Array>();

/** Four uniforms per candidate: place in the cell (2), threshold of ink, class; [size², perCell, 4]. */
function candidates(size: number, seed: number): Float32Array {
  const key = `${size} ${seed}`;
  let made = candidatesOf.get(key);
  if (!made) {
    made = new Float32Array(4 * perCell * size * size);
    fillUniforms(made, { seed, stream: pictureStream, step: 0 });
    candidatesOf.set(key, made);
  }
  return made;
}

function checkShape(values: Float32Array, size: number): void {
  if (values.length !== size * size) throw new RangeError(`need ${size} × ${size} values, got ${values.length}`);
}

/** Value of a cell; what is not a positive number is empty. */
const inkOf = (value: number): number => (value > 0 && value < Number.POSITIVE_INFINITY ? value : 0);

/** Dots with the class of each, from 0. */
export interface LabelledDots {
  /** Data points, [n, 2]. */
  readonly points: Float32Array;
  /** [n] */
  readonly labels: Int8Array;
}

/** Ink of all classes together. */
function sumOf(classes: readonly Float32Array[], size: number): Float32Array {
  for (const values of classes) checkShape(values, size);
  const sum = new Float32Array(size * size);
  for (const values of classes) for (let cell = 0; cell < sum.length; cell++) sum[cell] += inkOf(values[cell]);
  return sum;
}

/** The class of a dot in a cell: by the classes' shares of its ink. */
function labelIn(classes: readonly Float32Array[], cell: number, uniform: number): number {
  let mark = 0;
  for (const values of classes) mark += uniform * inkOf(values[cell]);
  let label = 0;
  let below = inkOf(classes[0][cell]);
  while (mark >= below && label + 1 < classes.length) below += inkOf(classes[++label][cell]);
  return label;
}

/**
 * A scatter that follows the pen: each cell shows those of its own fixed candidates that its ink reaches, so a stroke
 * moves no dot elsewhere, nor changes its class.
 *
 * @param classes ink or mass of each class, [C][size, size], row j ↔ y upwards; the largest sum counts as full
 * @returns fresh arrays
 * @throws RangeError unless each raster is size × size
 */
export function scatterClasses(classes: readonly Float32Array[], size: number, seed = defaultSeed): LabelledDots {
  const values = sumOf(classes, size);
  let largest = 0;
  let sum = 0;
  for (const value of values) {
    largest = Math.max(largest, value);
    sum += value;
  }
  if (largest === 0) return { points: new Float32Array(0), labels: new Int8Array(0) };
  const reach = Math.min(1, (aim * largest) / (perCell * sum)) / largest;
  const uniforms = candidates(size, seed);
  const dots: number[] = [];
  const labels: number[] = [];
  for (let index = 0; index < perCell * size * size; index++) {
    const cell = Math.floor(index / perCell);
    if (uniforms[4 * index + 2] >= values[cell] * reach) continue;
    dots.push((2 * ((cell % size) + uniforms[4 * index])) / size - 1);
    dots.push((2 * (Math.floor(cell / size) + uniforms[4 * index + 1])) / size - 1);
    labels.push(labelIn(classes, cell, uniforms[4 * index + 3]));
  }
  return { points: Float32Array.from(dots), labels: Int8Array.from(labels) };
}

/**
 * So many points drawn from the mass: a cell by its mass, then uniform inside it, each with its class.
 *
 * @param classes mass of each class, [C][size, size]
 * @returns fresh arrays; empty where there is no mass
 * @throws RangeError unless each raster is size × size
 */
export function sampleClasses(
  classes: readonly Float32Array[],
  size: number,
  count: number,
  seed = defaultSeed,
): LabelledDots {
  const values = sumOf(classes, size);
  const cumulative = new Float64Array(values.length);
  let sum = 0;
  for (const [cell, value] of values.entries()) {
    sum += value;
    cumulative[cell] = sum;
  }
  if (sum === 0) return { points: new Float32Array(0), labels: new Int8Array(0) };
  const uniforms = new Float32Array(4 * count);
  fillUniforms(uniforms, { seed, stream: pictureStream, step: 1 });
  const points = new Float32Array(2 * count);
  const labels = new Int8Array(count);
  for (let dot = 0; dot < count; dot++) {
    const cell = firstAbove(cumulative, uniforms[4 * dot] * sum);
    points[2 * dot] = (2 * ((cell % size) + uniforms[4 * dot + 1])) / size - 1;
    points[2 * dot + 1] = (2 * (Math.floor(cell / size) + uniforms[4 * dot + 2])) / size - 1;
    labels[dot] = labelIn(classes, cell, uniforms[4 * dot + 3]);
  }
  return { points, labels };
}

/** Index of the first cumulative value above a mark, by bisection. */
function firstAbove(cumulative: Float64Array, mark: number): number {
  let low = 0;
  let high = cumulative.length - 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (cumulative[middle] > mark) high = middle;
    else low = middle + 1;
  }
  return low;
}
