import type { PointTree } from "./point-tree.ts";

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
