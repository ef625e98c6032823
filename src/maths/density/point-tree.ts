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

/** Squared distance from (x, y) to the box of a node. */
export function squareToBox({ boxes }: PointTree, node: number, x: number, y: number): number {
  const at = 4 * node;
  const dx = x < boxes[at] ? boxes[at] - x : x > boxes[at + 2] ? x - boxes[at + 2] : 0;
  const dy = y < boxes[at + 1] ? boxes[at + 1] - y : y > boxes[at + 3] ? y - boxes[at + 3] : 0;
  return dx * dx + dy * dy;
}

/** Whether all points of a node are in one place. */
export const isOnePlace = ({ boxes }: PointTree, node: number): boolean =>
  boxes[4 * node] === boxes[4 * node + 2] && boxes[4 * node + 1] === boxes[4 * node + 3];

/** Deeper than any tree of 2³¹ points. */
const stack = new Int32Array(80);

/**
 * Squared distance to the nearest point.
 *
 * @param bound a square it is known not to exceed
 * @param except a point, by its place in the tree's order, that does not count
 */
export function nearestSquare(
  tree: PointTree,
  x: number,
  y: number,
  bound = Number.POSITIVE_INFINITY,
  except = -1,
): number {
  const { xs, ys, begin, end, second } = tree;
  let best = bound;
  let depth = 0;
  stack[depth++] = 0;
  while (depth > 0) {
    const node = stack[--depth];
    if (squareToBox(tree, node, x, y) >= best) continue;
    if (second[node] > 0) {
      const nearFirst = squareToBox(tree, node + 1, x, y) <= squareToBox(tree, second[node], x, y);
      stack[depth++] = nearFirst ? second[node] : node + 1;
      stack[depth++] = nearFirst ? node + 1 : second[node];
      continue;
    }
    // Of points in one place two are enough: one may not count.
    const last = isOnePlace(tree, node) ? Math.min(end[node], begin[node] + 2) : end[node];
    for (let i = begin[node]; i < last; i++) {
      const square = (xs[i] - x) ** 2 + (ys[i] - y) ** 2;
      if (square < best && i !== except) best = square;
    }
  }
  return best;
}

/**
 * Sums over the points within a radius of (x, y): of e = exp(-(r² - offset)/(2σ²)), of e (x_i - x) and e (y_i - y).
 * Points of a box that reaches into the circle may be counted from outside it.
 *
 * @param out receives the three sums
 */
export function gaussianSums(
  tree: PointTree,
  x: number,
  y: number,
  { radiusSquare, offset, sigma }: { readonly radiusSquare: number; readonly offset: number; readonly sigma: number },
  out: Float64Array,
): void {
  const { xs, ys, begin, end, second } = tree;
  const scale = -0.5 / (sigma * sigma);
  let sum = 0;
  let sumX = 0;
  let sumY = 0;
  let depth = 0;
  stack[depth++] = 0;
  while (depth > 0) {
    const node = stack[--depth];
    if (squareToBox(tree, node, x, y) > radiusSquare) continue;
    if (second[node] > 0) {
      stack[depth++] = second[node];
      stack[depth++] = node + 1;
      continue;
    }
    const onePlace = isOnePlace(tree, node);
    const weight = onePlace ? end[node] - begin[node] : 1;
    const last = onePlace ? begin[node] + 1 : end[node];
    for (let i = begin[node]; i < last; i++) {
      const dx = xs[i] - x;
      const dy = ys[i] - y;
      const e = weight * Math.exp(scale * (dx * dx + dy * dy - offset));
      sum += e;
      sumX += e * dx;
      sumY += e * dy;
    }
  }
  out[0] = sum;
  out[1] = sumX;
  out[2] = sumY;
}
