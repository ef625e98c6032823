/** Points in the square, and how they got there: x = (x_file - centre) · scale. */
export interface FittedPoints {
  /** [n, 2] */
  readonly points: Float32Array<ArrayBuffer>;
  readonly centre: readonly [number, number];
  readonly scale: number;
}

/** How much of the square's width, 2, the larger extent takes: noise and particles need room around the data. */
export const fittedExtent = 1.7;

/**
 * Moves and scales points into the square, both axes alike, so that the larger extent is 1.7 wide and centred. Points
 * in one place are moved to the middle, with scale 1.
 *
 * @param coordinates finite, [n, 2]
 * @returns fresh points
 */
export function fitSquare(coordinates: Float64Array): FittedPoints {
  const low = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  const high = [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let k = 0; k < coordinates.length; k++) {
    const axis = k & 1;
    low[axis] = Math.min(low[axis], coordinates[k]);
    high[axis] = Math.max(high[axis], coordinates[k]);
  }
  // Halves first: the sum and the difference of two numbers may be beyond all numbers.
  const centre = [low[0] / 2 + high[0] / 2, low[1] / 2 + high[1] / 2] as const;
  const half = Math.max(high[0] / 2 - low[0] / 2, high[1] / 2 - low[1] / 2);
  const wanted = fittedExtent / 2 / half;
  const scale = Number.isFinite(wanted) ? wanted : 1;
  const points = Float32Array.from(coordinates, (value, k) => (value - centre[k & 1]) * scale);
  return { points, centre, scale };
}
