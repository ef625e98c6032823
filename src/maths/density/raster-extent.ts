import type { Extent, Support } from "./density.ts";
import { largestDistance } from "./largest-distance.ts";

/** Cells with less than this share of the heaviest one's mass do not count as places with data. */
const faint = 1e-3;

/** @param mass [size, size], of total one */
export function extentOfRaster(mass: Float64Array, size: number): Extent & Support {
  const h = 2 / size;
  const heaviest = mass.reduce((most, m) => Math.max(most, m), 0);
  const centres: number[] = [];
  let [left, right, bottom, top] = [1, -1, 1, -1];
  for (let cell = 0; cell < mass.length; cell++) {
    if (mass[cell] === 0) continue;
    const x = -1 + (cell % size) * h;
    const y = -1 + Math.floor(cell / size) * h;
    [left, right] = [Math.min(left, x), Math.max(right, x + h)];
    [bottom, top] = [Math.min(bottom, y), Math.max(top, y + h)];
    if (mass[cell] >= faint * heaviest) centres.push(x + h / 2, y + h / 2);
  }
  return {
    // A cell reaches half its side beyond its centre, and a little more towards its corners.
    largestDistance: largestDistance(centres, (_, cosine, sine) => 0.5 * h * (Math.abs(cosine) + Math.abs(sine))),
    finestDetail: h / 2,
    box: { left, right, bottom, top },
    blur: 0,
  };
}
