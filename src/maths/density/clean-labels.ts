import type { RasterCells } from "./raster-cells.ts";
import { pickCell } from "./raster-cells.ts";

/**
 * Fills the classes of clean points, from 0, from the same uniform numbers that chose the points.
 *
 * @param uniforms as of CleanPoints.fill, [n, 4]
 * @param out receives the classes, [n]
 */
export type FillLabels = (uniforms: ArrayLike<number>, out: Int8Array) => void;

/** Of data without classes: all are of the first. */
export const firstClass: FillLabels = (_, out) => {
  out.fill(0);
};

/**
 * Of a point in a cell of a raster: by the classes' shares in the cell, from the fourth number, which no place takes.
 *
 * @param classes masses of the classes, [C][size, size], which add up to those of the cells
 */
export function labelsOfCells(cells: RasterCells, classes: readonly ArrayLike<number>[]): FillLabels {
  return (uniforms, out) => {
    for (let i = 0; i < out.length; i++) {
      const cell = pickCell(cells, uniforms[4 * i]);
      let total = 0;
      for (const mass of classes) total += mass[cell];
      const wanted = uniforms[4 * i + 3] * total;
      let label = 0;
      let below = classes[0][cell];
      while (wanted >= below && label + 1 < classes.length) below += classes[++label][cell];
      out[i] = label;
    }
  };
}

/** Of a point of a cloud: its own. */
export function labelsOfPoints(labels: Int8Array): FillLabels {
  return (uniforms, out) => {
    for (let i = 0; i < out.length; i++) out[i] = labels[Math.floor(uniforms[4 * i] * labels.length)];
  };
}
