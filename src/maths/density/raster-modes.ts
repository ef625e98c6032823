import type { FloatArray } from "../points.ts";
import { findBasins } from "./basins.ts";
import { cellsOfAxis } from "./cell-kernel.ts";
import type { Modes } from "./density.ts";
import type { NearestMass } from "./nearest-mass.ts";
import { extentOf, sweepGrid } from "./raster-sweep.ts";

/** Blurs a raster before its peaks are looked for, so that grain and the width of a pen are no modes; in cells. */
const blurInCells = 2;

/**
 * The modes of a raster: the basins of its density, blurred (basins.ts). A point belongs to the mode of the nearest cell
 * with mass.
 *
 * @param mass [size, size], of total one
 */
export function rasterModes(mass: Float64Array, size: number, nearest: NearestMass, blur = blurInCells): Modes {
  const h = 2 / size;
  const centres = Float64Array.from({ length: size }, (_, k) => -1 + (k + 0.5) * h);
  const height = new Float64Array(size * size);
  const fill = cellsOfAxis(size);
  const extent = extentOf(mass, size);
  sweepGrid({ mass, size, extent, fillX: fill, fillY: fill, xs: centres, ys: centres, sigma: blur * h }, (j, q) =>
    height.set(q, j * size),
  );
  const { labels, mass: shares, peaks } = findBasins(height, mass, size);
  return {
    mass: shares,
    places: peaks.map((cell) => [centres[cell % size], centres[Math.floor(cell / size)]] as const),
    label(points: FloatArray) {
      const label = new Int32Array(points.length >>> 1);
      for (let i = 0; i < label.length; i++) label[i] = labels[nearest.find(points[2 * i], points[2 * i + 1])];
      return label;
    },
  };
}
