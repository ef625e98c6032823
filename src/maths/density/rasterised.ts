import { createCellKernel, fillCellKernel } from "./cell-kernel.ts";
import type { DataSource, MixtureSource, PointsSource, RasterSource } from "./data-source.ts";
import type { PreparedComponents } from "./mixture-components.ts";
import { prepareComponents } from "./mixture-components.ts";

/**
 * The share of a source that lies in each cell of a raster over [-1, 1]²: what the pen goes on from. Mass outside the
 * square is left out. Points fall into cells, other rasters are shared out by area; a mixture gets exact masses where
 * its axes are those of the raster, and where they are not, within 1/32 of a cell.
 *
 * @param size cells per side
 * @returns [size, size], row j ↔ y upwards, of total one at most; all zeros for an empty source; a fresh array
 * @throws RangeError when a component of a mixture is not one
 */
export function rasterised(source: DataSource, size: number): Float32Array<ArrayBuffer> {
  switch (source.kind) {
    case "raster":
      return fromRaster(source, size);
    case "mixture":
      return fromMixture(source, size);
    case "points":
      return fromPoints(source, size);
    default:
      return source satisfies never;
  }
}

function fromRaster({ mass, size: sourceSize }: RasterSource, size: number): Float32Array<ArrayBuffer> {
  const total = mass.reduce((sum, m) => sum + m, 0);
  const result = new Float64Array(size * size);
  if (!(total > 0)) return new Float32Array(result);
  /** Share of source cell k that lies in cell l, both of one axis. */
  const share = (k: number, l: number) => {
    const low = Math.max(k / sourceSize, l / size);
    const high = Math.min((k + 1) / sourceSize, (l + 1) / size);
    return Math.max(0, high - low) * sourceSize;
  };
  const firstCell = (k: number) => Math.floor((k * size) / sourceSize);
  const lastCell = (k: number) => Math.min(size - 1, Math.floor(((k + 1) * size) / sourceSize));
  for (let cell = 0; cell < mass.length; cell++) {
    if (mass[cell] === 0) continue;
    const column = cell % sourceSize;
    const row = Math.floor(cell / sourceSize);
    for (let j = firstCell(row); j <= lastCell(row); j++) {
      for (let i = firstCell(column); i <= lastCell(column); i++) {
        result[j * size + i] += (mass[cell] / total) * share(row, j) * share(column, i);
      }
    }
  }
  return Float32Array.from(result);
}

function fromPoints({ points }: PointsSource, size: number): Float32Array<ArrayBuffer> {
  const counts = new Float64Array(size * size);
  const n = points.length >>> 1;
  // The upper edges belong to the last cells.
  const cellOf = (coordinate: number) => (coordinate === 1 ? size - 1 : Math.floor(((coordinate + 1) / 2) * size));
  for (let k = 0; k < n; k++) {
    const i = cellOf(points[2 * k]);
    const j = cellOf(points[2 * k + 1]);
    if (i >= 0 && i < size && j >= 0 && j < size) counts[j * size + i]++;
  }
  return Float32Array.from(counts, (count) => count / Math.max(1, n));
}

function fromMixture({ components }: MixtureSource, size: number): Float32Array<ArrayBuffer> {
  const result = new Float64Array(size * size);
  if (components.some(({ weight }) => weight !== 0)) {
    const prepared = prepareComponents(components);
    for (let k = 0; k < prepared.count; k++) addComponent(result, size, prepared, k);
  }
  return Float32Array.from(result);
}

/** Strips per cell along the longer side of a component. */
const strips = 16;

/**
 * A Gaussian is a Gaussian along one coordinate, u, times one along the other, v, whose mean moves with u: cut into
 * strips of u, its masses are differences of Φ. With u the coordinate of the larger variance the mean moves by less
 * than the strip is wide.
 */
function addComponent(result: Float64Array, size: number, components: PreparedComponents, k: number): void {
  const [xx, xy, yy] = components.covariances.subarray(3 * k, 3 * k + 3);
  const [x, y] = components.means.subarray(2 * k, 2 * k + 2);
  const flip = yy > xx;
  const [meanU, meanV, varianceU, varianceV] = flip ? [y, x, yy, xx] : [x, y, xx, yy];
  const slope = xy / varianceU;
  const stdV = Math.sqrt(Math.max(varianceV - slope * xy, 0));
  const perCell = xy === 0 ? 1 : strips;
  const along = createCellKernel(1, size * perCell);
  const across = createCellKernel(1, size);
  fillCellKernel(along, 0, meanU, size * perCell, Math.sqrt(varianceU));
  const h = 2 / size;
  for (let strip = along.first[0]; strip < along.end[0]; strip++) {
    const mass = components.shares[k] * along.value[strip] * (h / perCell) * h;
    if (mass === 0) continue;
    const u = -1 + (strip + 0.5) * (h / perCell);
    fillCellKernel(across, 0, meanV + slope * (u - meanU), size, stdV);
    const cellU = Math.floor(strip / perCell);
    for (let cellV = across.first[0]; cellV < across.end[0]; cellV++) {
      result[flip ? cellU * size + cellV : cellV * size + cellU] += mass * across.value[cellV];
    }
  }
}
