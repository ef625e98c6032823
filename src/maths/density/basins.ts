import { mostModes } from "./density.ts";

/** A partition of cells into the basins of the peaks of a height. */
export interface Basins {
  /** Index of the basin of each cell, [size²], in descending order of mass. */
  readonly labels: Int32Array<ArrayBuffer>;
  /** Mass of each, of total one. */
  readonly mass: readonly number[];
  /** The highest cell of each. */
  readonly peaks: readonly number[];
}

/**
 * A basin whose saddle to a higher one exceeds this share of its own peak is no mode of its own. Above the half that two
 * squares touching at a corner leave between them, and below the ripples of a hand-drawn line.
 */
const ridge = 0.6;
/** Basins with less of the mass are no modes. */
const leastMass = 0.01;

/**
 * Floods the cells in descending order of height, as water falls: a cell without a flooded neighbour is a new peak, and
 * where two basins meet the lower joins the higher if it is hardly lower there than at its own peak. What is then too
 * light joins the basin behind its highest saddle. Cells neighbour along their sides only: squares that touch at a
 * corner stay apart.
 *
 * @param height [size, size]; basins reach as far as it is above zero
 * @param mass [size, size], of any total
 */
export function findBasins(height: Float64Array, mass: ArrayLike<number>, size: number): Basins {
  const parent = new Int32Array(size * size).fill(-1);
  const find = (cell: number): number => {
    let root = cell;
    while (parent[root] !== root) root = parent[root];
    while (parent[cell] !== root) {
      const next = parent[cell];
      parent[cell] = root;
      cell = next;
    }
    return root;
  };
  const order = Int32Array.from(height.keys()).sort((a, b) => height[b] - height[a]);
  /** Where basins met that stayed apart, highest first: pairs of cells, one on either side. */
  const saddles: [number, number][] = [];
  const neighbours = new Int32Array(4);
  for (const cell of order) {
    if (!(height[cell] > 0)) break;
    const count = floodedNeighbours(cell, size, parent, neighbours);
    parent[cell] = cell;
    if (count === 0) continue;
    // The roots are peaks: whichever of two joins, the higher one stays.
    let own = find(neighbours[0]);
    for (let k = 1; k < count; k++) {
      const root = find(neighbours[k]);
      if (height[root] > height[own]) own = root;
    }
    parent[cell] = own;
    for (let k = 0; k < count; k++) {
      const root = find(neighbours[k]);
      if (root === own) continue;
      if (height[cell] > ridge * height[root]) parent[root] = own;
      else saddles.push([cell, neighbours[k]]);
    }
  }
  const weights = new Map<number, number>();
  let total = 0;
  for (let cell = 0; cell < parent.length; cell++) {
    if (parent[cell] < 0) continue;
    const root = find(cell);
    weights.set(root, (weights.get(root) ?? 0) + mass[cell]);
    total += mass[cell];
  }
  for (;;) {
    const [light, weight] = [...weights].reduce((least, entry) => (entry[1] < least[1] ? entry : least));
    if (weights.size === 1 || (weight >= leastMass * total && weights.size <= mostModes)) break;
    const stronger = neighbourOf(light) ?? nearestPeak(light);
    weights.set(stronger, (weights.get(stronger) ?? 0) + weight);
    weights.delete(light);
    parent[light] = stronger;
  }

  function neighbourOf(root: number): number | null {
    for (const pair of saddles) {
      const [a, b] = [find(pair[0]), find(pair[1])];
      if (a !== b && (a === root || b === root)) return a === root ? b : a;
    }
    return null;
  }
  function nearestPeak(root: number): number {
    const distance = (other: number) =>
      Math.hypot((other % size) - (root % size), Math.floor(other / size) - Math.floor(root / size));
    return [...weights.keys()].filter((other) => other !== root).reduce((a, b) => (distance(b) < distance(a) ? b : a));
  }

  const peaks = [...weights.keys()].sort((a, b) => (weights.get(b) ?? 0) - (weights.get(a) ?? 0));
  const rank = new Map(peaks.map((peak, at) => [peak, at]));
  return {
    labels: parent.map((root, cell) => (root < 0 ? -1 : (rank.get(find(cell)) ?? -1))),
    mass: peaks.map((peak) => (weights.get(peak) ?? 0) / total),
    peaks,
  };
}

function floodedNeighbours(cell: number, size: number, parent: Int32Array, out: Int32Array): number {
  const i = cell % size;
  let count = 0;
  if (i > 0 && parent[cell - 1] >= 0) out[count++] = cell - 1;
  if (i + 1 < size && parent[cell + 1] >= 0) out[count++] = cell + 1;
  if (cell >= size && parent[cell - size] >= 0) out[count++] = cell - size;
  if (cell + size < parent.length && parent[cell + size] >= 0) out[count++] = cell + size;
  return count;
}
