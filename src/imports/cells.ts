/** Cells per side of a raster that is learned from. */
export const rasterSide = 64;

/** Samples of a picture per side of a cell: enough for edges to be even. */
export const samplesPerCell = 8;
/** Side of the canvas that pictures are brought to, px. */
export const canvasSide = rasterSide * samplesPerCell;

/** Cells left free on each side: noise and particles need room around the data. */
export const marginCells = 4;
/** The part of the canvas that pictures fill, px. */
export const pictureSide = (rasterSide - 2 * marginCells) * samplesPerCell;

/**
 * Masses of the cells from samples of ink, by their means; the largest is 1.
 *
 * @param ink [canvasSide, canvasSide], rows from the top
 * @returns [64, 64], row j ↔ y upwards; null where there is no ink
 */
export function cellsOfInk(ink: Float32Array): Float32Array<ArrayBuffer> | null {
  const mass = new Float32Array(rasterSide * rasterSide);
  for (let row = 0; row < canvasSide; row++) {
    const j = rasterSide - 1 - Math.floor(row / samplesPerCell);
    for (let column = 0; column < canvasSide; column++) {
      mass[j * rasterSide + Math.floor(column / samplesPerCell)] += ink[row * canvasSide + column];
    }
  }
  const largest = mass.reduce((most, value) => Math.max(most, value), 0);
  return largest > 0 ? mass.map((value) => value / largest) : null;
}
