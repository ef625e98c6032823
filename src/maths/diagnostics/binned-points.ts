import { normalMass } from "../normal.ts";
import type { FloatArray } from "../points.ts";

/** Particles counted per cell, over the square and some way beyond. */
export interface BinnedPoints {
  /** Particles in each cell, [width, width], row j ↔ y upwards. */
  readonly counts: Float64Array<ArrayBuffer>;
  /** Cells a side, side + 2 · margin. */
  readonly width: number;
  /** Cells beyond the square on each of its sides. */
  readonly margin: number;
  /** Side of a cell. */
  readonly step: number;
  /** Particles beyond the square, and without a finite place. */
  readonly outside: number;
  readonly lost: number;
}

/** A kernel ends so many standard deviations out: 6e-5 of it lie beyond. */
const reach = 4;
/** Cells beyond the square; of the widest kernel on a grid of 96 half a per cent of what would reach the edge is further. */
const mostMargin = 64;

/**
 * @param side cells a side of the square
 * @param bandwidth the widest kernel that will blur them: cells go on as far beyond the square as it reaches
 */
export function binPoints(points: FloatArray, side: number, bandwidth: number): BinnedPoints {
  const step = 2 / side;
  const margin = Math.min(mostMargin, Math.ceil((reach * bandwidth) / step));
  const width = side + 2 * margin;
  const counts = new Float64Array(width * width);
  let [outside, lost] = [0, 0];
  for (let k = 0; k < points.length; k += 2) {
    const [x, y] = [points[k], points[k + 1]];
    if (!(Number.isFinite(x) && Number.isFinite(y))) {
      lost++;
      continue;
    }
    if (Math.abs(x) > 1 || Math.abs(y) > 1) outside++;
    // A particle on the upper edge of the square is in its last cell.
    const i = x === 1 ? side - 1 + margin : Math.floor((x + 1) / step) + margin;
    const j = y === 1 ? side - 1 + margin : Math.floor((y + 1) / step) + margin;
    if (i >= 0 && i < width && j >= 0 && j < width) counts[j * width + i]++;
  }
  return { counts, width, margin, step, outside, lost };
}

/** Counts blurred by a Gaussian kernel, [width, width]: its mass in each cell round the cell it stands on. A fresh array. */
export function blur({ counts, width, step }: BinnedPoints, bandwidth: number): Float64Array<ArrayBuffer> {
  const weights = kernel(bandwidth / step);
  const across = blurRows(counts, width, weights);
  return transposed(blurRows(transposed(across, width), width, weights), width);
}

/** Of the cell itself, of its neighbour, … */
export function kernel(bandwidth: number): Float64Array<ArrayBuffer> {
  const cells = Math.ceil(reach * bandwidth);
  const weights = Float64Array.from({ length: cells + 1 }, (_, k) =>
    normalMass((k - 0.5) / bandwidth, (k + 0.5) / bandwidth),
  );
  const total = weights.reduce((sum, weight, k) => sum + (k === 0 ? 1 : 2) * weight, 0);
  return weights.map((weight) => weight / total);
}

function blurRows(values: Float64Array, width: number, weights: Float64Array): Float64Array<ArrayBuffer> {
  const out = new Float64Array(values.length);
  for (let row = 0; row < values.length; row += width) {
    for (let i = 0; i < width; i++) {
      const value = values[row + i];
      // Most cells are empty in a row before the first blur.
      if (value === 0) continue;
      const last = Math.min(width - 1, i + weights.length - 1);
      for (let to = Math.max(0, i - weights.length + 1); to <= last; to++) {
        out[row + to] += value * weights[Math.abs(to - i)];
      }
    }
  }
  return out;
}

function transposed(values: Float64Array, width: number): Float64Array<ArrayBuffer> {
  const out = new Float64Array(values.length);
  for (let j = 0; j < width; j++) for (let i = 0; i < width; i++) out[i * width + j] = values[j * width + i];
  return out;
}
