import type { FloatArray } from "../points.ts";
import type { Box, Modes } from "./density.ts";
import { nearestMass } from "./nearest-mass.ts";
import { rasterModes } from "./raster-modes.ts";
import { rasterised } from "./rasterised.ts";

/** Cells per side of the raster in which the modes of points are looked for. */
const size = 128;
/** The raster is a little larger than the cloud, so that its blurred edge is inside. */
const filled = 0.9;
/** Least blur in cells: that of a drawing of 64 cells. */
const leastBlur = 4;

/**
 * The modes of a point cloud: those of its points counted in cells, blurred by half the width that Silverman (1986),
 * "Density Estimation", section 4.3, gives for n points in the plane, std n^{-1/6}. The half is for clouds of more than
 * one mode, whose std is mostly the way from one to the other.
 *
 * @param points [n, 2]
 * @param std root-mean-square standard deviation per coordinate
 */
export function pointModes(points: FloatArray, box: Box, std: number): Modes {
  const middleX = (box.left + box.right) / 2;
  const middleY = (box.bottom + box.top) / 2;
  const half = Math.max(box.right - box.left, box.top - box.bottom) / 2;
  const scale = half > 0 ? filled / half : 1;
  const inSquare = (from: FloatArray) =>
    Float32Array.from(from, (coordinate, k) => (coordinate - (k % 2 === 0 ? middleX : middleY)) * scale);

  const mass = Float64Array.from(rasterised({ kind: "points", points: inSquare(points) }, size));
  const blur = 0.5 * std * (points.length / 2) ** (-1 / 6) * scale * (size / 2);
  const modes = rasterModes(mass, size, nearestMass(mass, size), Math.max(leastBlur, blur));
  return {
    mass: modes.mass,
    places: modes.places.map(([x, y]) => [middleX + x / scale, middleY + y / scale] as const),
    label: (from) => modes.label(inSquare(from)),
  };
}
