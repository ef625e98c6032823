import type { Floats } from "../../protocol/messages.ts";
import type { Place } from "../messages.ts";

/** @param points [n, 2] @returns [n][2] */
export const placesOf = (points: ArrayLike<number>): Place[] =>
  Array.from({ length: points.length / 2 }, (_, n) => [points[2 * n] as number, points[2 * n + 1] as number]);

/** @returns [n, 2], a fresh array */
export function pointsOf(places: readonly Place[]): Floats {
  const points = new Float32Array(2 * places.length);
  for (const [n, [x, y]] of places.entries()) {
    points[2 * n] = x;
    points[2 * n + 1] = y;
  }
  return points;
}
