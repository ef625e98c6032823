import type { FloatArray } from "../points.ts";

/**
 * A k-d tree of points: boxes within boxes, halved by number across their longer side (Bentley 1975,
 * https://doi.org/10.1145/361002.361007). It serves clouds of any shape, and points in one place are one leaf however
 * many they are.
 *
 * Nodes are numbered so that the first child of node k is k + 1.
 */
export interface PointTree {
  readonly count: number;
  /** Coordinates in the tree's order, [n]. */
  readonly xs: Float64Array<ArrayBuffer>;
  readonly ys: Float64Array<ArrayBuffer>;
  /** Points begin … end - 1 are in the node. */
  readonly begin: Int32Array<ArrayBuffer>;
  readonly end: Int32Array<ArrayBuffer>;
  /** The second child; 0 for a leaf. */
  readonly second: Int32Array<ArrayBuffer>;
  /** Box of the node: left, bottom, right, top, [nodes, 4]. */
  readonly boxes: Float64Array<ArrayBuffer>;
}

/** A leaf costs about as much as a box and two comparisons a point. */
const leafSize = 12;

/** @param points [n, 2], at least one, all finite */
export function pointTree(points: FloatArray): PointTree {
  const count = points.length >>> 1;
  const xs = Float64Array.from({ length: count }, (_, i) => points[2 * i]);
  const ys = Float64Array.from({ length: count }, (_, i) => points[2 * i + 1]);
  const begin: number[] = [];
  const end: number[] = [];
  const second: number[] = [];
  const boxes: number[] = [];

  const build = (from: number, to: number): void => {
    const node = begin.length;
    let [left, bottom, right, top] = [xs[from], ys[from], xs[from], ys[from]];
    for (let i = from + 1; i < to; i++) {
      if (xs[i] < left) left = xs[i];
      else if (xs[i] > right) right = xs[i];
      if (ys[i] < bottom) bottom = ys[i];
      else if (ys[i] > top) top = ys[i];
    }
    begin.push(from);
    end.push(to);
    second.push(0);
    boxes.push(left, bottom, right, top);
    if (to - from <= leafSize || (left === right && bottom === top)) return;
    const middle = (from + to) >>> 1;
    if (right - left >= top - bottom) selectMiddle(xs, ys, from, to, middle);
    else selectMiddle(ys, xs, from, to, middle);
    build(from, middle);
    second[node] = begin.length;
    build(middle, to);
  };
  build(0, count);
  return {
    count,
    xs,
    ys,
    begin: Int32Array.from(begin),
    end: Int32Array.from(end),
    second: Int32Array.from(second),
    boxes: Float64Array.from(boxes),
  };
}

/** Hoare's selection: keys before `middle` are at most the one there, those behind at least; `other` moves along. */
function selectMiddle(keys: Float64Array, other: Float64Array, from: number, to: number, middle: number): void {
  let low = from;
  let high = to - 1;
  while (low < high) {
    const pivot = keys[(low + high) >>> 1];
    let i = low;
    let j = high;
    while (i <= j) {
      while (keys[i] < pivot) i++;
      while (keys[j] > pivot) j--;
      if (i > j) break;
      const [key, along] = [keys[i], other[i]];
      keys[i] = keys[j];
      other[i] = other[j];
      keys[j] = key;
      other[j] = along;
      i++;
      j--;
    }
    if (middle <= j) high = j;
    else if (middle >= i) low = i;
    else return;
  }
}
