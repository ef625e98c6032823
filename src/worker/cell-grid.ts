import { type Sight, wholeSquare } from "../maths/sight.ts";

/** Points of a square grid of n × n cells over [-1, 1]², or over another square. */
export interface GridAxes {
  /** Coordinates, [n]. */
  readonly x: Float64Array<ArrayBuffer>;
  readonly y: Float64Array<ArrayBuffer>;
}

/** Centres of n cells along either axis. */
export function cellCentres(n: number, sight: Sight = wholeSquare): GridAxes {
  return axes(n, sight, (i) => -1 + (2 * i + 1) / n);
}

/** The n + 1 ends of n cells along either axis. */
export function cellEnds(n: number, sight: Sight = wholeSquare): GridAxes {
  return axes(n + 1, sight, (i) => -1 + (2 * i) / n);
}

const axes = (length: number, { x, y, half }: Sight, at: (i: number) => number): GridAxes => ({
  x: Float64Array.from({ length }, (_, i) => x + half * at(i)),
  y: Float64Array.from({ length }, (_, i) => y + half * at(i)),
});

/** All points of a grid, [n², 2], row j ↔ y upwards. */
export function gridPoints({ x, y }: GridAxes): Float32Array<ArrayBuffer> {
  const points = new Float32Array(2 * x.length * y.length);
  for (let j = 0; j < y.length; j++) {
    for (let i = 0; i < x.length; i++) {
      points[2 * (j * x.length + i)] = x[i];
      points[2 * (j * x.length + i) + 1] = y[j];
    }
  }
  return points;
}
