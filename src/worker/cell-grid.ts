/** Points of a square grid of n × n cells over [-1, 1]². */

/** Centres of n cells along one axis. */
export function cellCentres(n: number): Float64Array<ArrayBuffer> {
  return Float64Array.from({ length: n }, (_, i) => -1 + (2 * i + 1) / n);
}

/** The n + 1 ends of n cells along one axis. */
export function cellEnds(n: number): Float64Array<ArrayBuffer> {
  return Float64Array.from({ length: n + 1 }, (_, i) => -1 + (2 * i) / n);
}

/** All points whose both coordinates are in a list, [n², 2], row j ↔ y upwards. */
export function gridPoints(coordinates: ArrayLike<number>): Float32Array<ArrayBuffer> {
  const n = coordinates.length;
  const points = new Float32Array(2 * n * n);
  for (let j = 0; j < n; j++) {
    for (let i = 0; i < n; i++) {
      points[2 * (j * n + i)] = coordinates[i];
      points[2 * (j * n + i) + 1] = coordinates[j];
    }
  }
  return points;
}
