/** Points in the square, and how they got there: x = (x_file - centre) · scale. */
export interface FittedPoints {
  /** [n, 2] */
  readonly points: Float32Array<ArrayBuffer>;
  readonly centre: readonly [number, number];
  readonly scale: number;
}

/** How much of the square's width, 2, the larger extent takes: noise and particles need room around the data. */
export const fittedExtent = 1.7;

/** Points in the square that are at least so wide lie where they were meant to, as those that were saved here. */
const keptExtent = 1.2;

/** Whether points lie where their file has them. */
export const placesKept = ({ centre, scale }: Pick<FittedPoints, "centre" | "scale">): boolean =>
  scale === 1 && centre[0] === 0 && centre[1] === 0;

/**
 * Moves and scales points into the square, both axes alike, so that the larger extent is 1.7 wide and centred. Points
 * in one place are moved to the middle, with scale 1. Points that lie in the square already, and are 1.2 wide or more,
 * stay where they are: so points that were saved come back to their places.
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
  const inSquare = Math.min(...low) >= -1 && Math.max(...high) <= 1;
  if (inSquare && 2 * half >= keptExtent) return { points: Float32Array.from(coordinates), centre: [0, 0], scale: 1 };
  const wanted = fittedExtent / 2 / half;
  const scale = Number.isFinite(wanted) ? wanted : 1;
  const points = Float32Array.from(coordinates, (value, k) => (value - centre[k & 1]) * scale);
  return { points, centre, scale };
}
