import { componentFactors } from "../../maths/density/clean-points.ts";
import type { DataSource, MixtureSource, PointsSource, RasterSource } from "../../maths/density/data-source.ts";
import { prepareComponents } from "../../maths/density/mixture-components.ts";
import { prepareCells } from "../../maths/density/raster-cells.ts";

/** What the module draws clean points from; assembly/draw.ts reads it. */
export interface DataTable {
  readonly kind: DataSource["kind"];
  /** Cells a side, of a raster. */
  readonly size: number;
  /** Cells with mass, components, or points. */
  readonly count: number;
  /** Running sums of the cells' masses; [share, mean, factors] of components; or coordinates, [n, 2]. */
  readonly values: Float64Array | Float32Array;
  /** Which cells have mass. */
  readonly cells: Int32Array;
  /** For each of equal shares of the whole mass, the first cell with mass that may be picked in it. */
  readonly guide: Int32Array;
  readonly classCount: number;
  /** Masses of the classes in the cells with mass, [C, count]; or the labels of points. */
  readonly classes: Float32Array | Int8Array;
}

const none = { size: 0, cells: new Int32Array(0), guide: new Int32Array(0), classCount: 0, classes: new Int8Array(0) };

/** @throws RangeError when the source is empty or not a density */
export function dataTable(source: DataSource): DataTable {
  switch (source.kind) {
    case "raster":
      return rasterTable(source);
    case "mixture":
      return mixtureTable(source);
    case "points":
      return pointsTable(source);
    default:
      return source satisfies never;
  }
}

function rasterTable({ mass, size, classes }: RasterSource): DataTable {
  const { cumulative } = prepareCells(mass, size);
  const cells = Int32Array.from([...cumulative.keys()].filter((cell) => mass[cell] > 0));
  const sums = Float64Array.from(cells, (cell) => cumulative[cell]);
  const total = sums[sums.length - 1];
  const guide = new Int32Array(sums.length);
  for (let share = 0, first = 0; share < guide.length; share++) {
    while (first < sums.length - 1 && sums[first] <= (share / guide.length) * total) first++;
    guide[share] = first;
  }
  const inCells = (masses: Float32Array) => Array.from(cells, (cell) => masses[cell]);
  return {
    kind: "raster",
    size,
    count: cells.length,
    values: sums,
    cells,
    guide,
    classCount: classes?.length ?? 0,
    classes: Float32Array.from((classes ?? []).flatMap(inCells)),
  };
}

function mixtureTable({ components }: MixtureSource): DataTable {
  const prepared = prepareComponents(components);
  const { count, shares, means } = prepared;
  const factors = componentFactors(prepared);
  const values = new Float64Array(6 * count);
  for (let k = 0; k < count; k++) {
    values.set([shares[k], ...means.subarray(2 * k, 2 * k + 2), ...factors.subarray(3 * k, 3 * k + 3)], 6 * k);
  }
  return { ...none, kind: "mixture", count, values };
}

function pointsTable({ points, labels }: PointsSource): DataTable {
  const labelled = labels ? { classCount: 1, classes: labels } : {};
  return { ...none, ...labelled, kind: "points", count: points.length / 2, values: points };
}
