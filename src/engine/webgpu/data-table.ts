import { componentFactors } from "../../maths/density/clean-points.ts";
import type { MixtureSource, PointsSource, RasterSource } from "../../maths/density/data-source.ts";
import { prepareComponents } from "../../maths/density/mixture-components.ts";
import { prepareCells } from "../../maths/density/raster-cells.ts";
import type { TrainingData } from "../score-engine.ts";

/**
 * What the device draws clean points from: maths/density/clean-points.ts in whole numbers. The uniform numbers are
 * multiples k 2⁻²⁴, so a cell's running sum exceeds u of the total from some k on: with that k in its place, the device
 * picks exactly the cells that double precision does.
 */
export interface DataTable {
  /** As the kernels know it: 0 a raster, 1 a mixture, 2 points. */
  readonly kind: 0 | 1 | 2;
  /** Cells, components or points. */
  readonly count: number;
  /** Cells per side of a raster. */
  readonly size: number;
  /** Where in the words the places begin: of components five numbers each, of points two. */
  readonly places: number;
  /** Where the labels begin: of a raster's cells `classes` - 1 thresholds each, of points one label each. */
  readonly labels: number;
  /** Classes told apart in the data; 1 where nothing is labelled. */
  readonly classes: number;
  /** Thresholds, floats by their bits, and labels. */
  readonly words: Uint32Array<ArrayBuffer>;
}

const one = 2 ** 24;

/** The smallest k with k 2⁻²⁴ total ≥ sum, in the arithmetic of whoever compares them. */
export function threshold(sum: number, total: number): number {
  if (!(total > 0)) return 0;
  let k = Math.min(one, Math.max(0, Math.ceil((sum / total) * one)));
  while (k > 0 && (k - 1) * 2 ** -24 * total >= sum) k--;
  while (k < one && k * 2 ** -24 * total < sum) k++;
  return k;
}

/** @throws RangeError when the source is empty or not a density, as cleanPoints does */
export function dataTable(source: TrainingData): DataTable {
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

function rasterTable({ mass, size, classes = [] }: RasterSource): DataTable {
  const { cumulative } = prepareCells(mass, size);
  const count = cumulative.length;
  const total = cumulative[count - 1];
  const known = Math.max(1, classes.length);
  const words = new Uint32Array(count * known);
  for (let cell = 0; cell < count; cell++) {
    words[cell] = threshold(cumulative[cell], total);
    let inCell = 0;
    for (const each of classes) inCell += each[cell];
    let below = 0;
    for (let label = 0; label + 1 < known; label++) {
      below += classes[label][cell];
      words[count + cell * (known - 1) + label] = threshold(below, inCell);
    }
  }
  return { kind: 0, count, size, places: count, labels: count, classes: known, words };
}

function mixtureTable({ components }: MixtureSource): DataTable {
  const prepared = prepareComponents(components);
  const { count, shares, means } = prepared;
  const factors = componentFactors(prepared);
  const words = new Uint32Array(6 * count);
  const places = new Float32Array(words.buffer, 4 * count);
  let below = 0;
  for (let k = 0; k < count; k++) {
    below += shares[k];
    words[k] = k + 1 < count ? threshold(below, 1) : one;
    places.set([...means.subarray(2 * k, 2 * k + 2), ...factors.subarray(3 * k, 3 * k + 3)], 5 * k);
  }
  return { kind: 1, count, size: 0, places: count, labels: 0, classes: 1, words };
}

function pointsTable({ points, labels }: PointsSource): DataTable {
  const count = points.length / 2;
  const words = new Uint32Array(labels ? 3 * count : 2 * count);
  new Float32Array(words.buffer, 0, 2 * count).set(points);
  if (labels) words.set(labels, 2 * count);
  let classes = 1;
  if (labels) for (const label of labels) classes = Math.max(classes, label + 1);
  return { kind: 2, count, size: 0, places: 0, labels: 2 * count, classes, words };
}
