import type { DataPoint } from "./scales.ts";

/**
 * The point nearest to a place.
 *
 * @param points [n, 2]
 * @param reach points farther away do not count
 * @returns its index, the lowest of equals; null where none is within reach
 */
export function nearestPoint(points: Float32Array, { x, y }: DataPoint, reach: number): number | null {
  let nearest: number | null = null;
  let least = reach * reach;
  for (let i = 0; i < points.length / 2; i++) {
    const square = (points[2 * i] - x) ** 2 + (points[2 * i + 1] - y) ** 2;
    // A particle that is nowhere is near nothing.
    if (!(square <= least) || (square === least && nearest !== null)) continue;
    least = square;
    nearest = i;
  }
  return nearest;
}
