import type { Box } from "./density.ts";
import type { InPieces } from "./pieces.ts";
import { nearestSquare, squareToBox } from "./point-queries.ts";
import { splatPoints } from "./point-splat.ts";
import type { PointSums } from "./point-sums.ts";
import { exactUpTo } from "./point-sums.ts";
import type { PointTree } from "./point-tree.ts";
import { fisherReach, fisherSteps, quadratureGrid, quadratureReach } from "./quadrature-grid.ts";
import { sweepGrid } from "./raster-sweep.ts";

/** Grid points per σ of the trapezoidal rule, and how far it reaches, where sums are exact; else as fine as the lattice. */
const few = { steps: fisherSteps, reach: fisherReach };
const many = { steps: 3, reach: quadratureReach };
/** Grid points per side of a tile: what lies far from all points is skipped, and memory stays small. */
const tileSide = 48;

/** I(q_σ) of a point cloud, by the trapezoidal rule over all that lies near a point. */
export function* pointFisherInformation(tree: PointTree, sums: PointSums, box: Box, sigma: number): InPieces<number> {
  const { steps, reach } = tree.count <= exactUpTo ? few : many;
  const step = sigma / steps;
  const margin = reach * sigma;

  const lattice = sums.lattice(sigma);
  let total = 0;
  if (lattice !== null) {
    const { mass, columns: size, extent, fillX, fillY } = lattice;
    const grid = quadratureGrid(box, margin, step);
    sweepGrid({ mass, size, extent, fillX, fillY, xs: grid.xs, ys: grid.ys, sigma }, (_, q, slopeX, slopeY) => {
      for (let i = 0; i < q.length; i++) {
        if (q[i] > 1e-200) total += (slopeX[i] * slopeX[i] + slopeY[i] * slopeY[i]) / q[i];
      }
    });
    return total * grid.area;
  }

  const perSum = 1 / (2 * Math.PI * sigma ** 6 * tree.count);
  for (const { xs, ys } of tilesNear(tree, box, margin, step)) {
    const near = pointsNear(tree, xs, ys, margin);
    if (near.pointXs.length === 0) continue;
    const { sum, pull } = splatPoints({ ...near, xs, ys, sigma, reach });
    for (let at = 0; at < sum.length; at++) {
      if (sum[at] > 1e-200) total += (pull[2 * at] ** 2 + pull[2 * at + 1] ** 2) / sum[at];
    }
    yield;
  }
  return total * perSum * step * step;
}

/** A rectangle of grid lines. */
interface Tile {
  readonly xs: Float64Array;
  readonly ys: Float64Array;
}

/**
 * The tiles of the quadrature grid that may have a point within `margin`. The grid is halved, and what has none is not
 * looked at again, so that points far apart cost no more than their own surroundings.
 */
function* tilesNear(tree: PointTree, box: Box, margin: number, step: number): Generator<Tile> {
  const tileStep = tileSide * step;
  const tilesAlong = (low: number, high: number) => Math.ceil((high - low + 2 * margin) / tileStep);
  const left = box.left - margin;
  const bottom = box.bottom - margin;
  const lines = (start: number, tile: number) =>
    Float64Array.from({ length: tileSide }, (_, k) => start + (tile * tileSide + k + 0.5) * step);
  const waiting = [[0, tilesAlong(box.left, box.right), 0, tilesAlong(box.bottom, box.top)]];
  for (let range = waiting.pop(); range !== undefined; range = waiting.pop()) {
    const [column, endColumn, row, endRow] = range;
    const [width, height] = [endColumn - column, endRow - row];
    if (width === 1 && height === 1) {
      yield { xs: lines(left, column), ys: lines(bottom, row) };
      continue;
    }
    const x = left + ((column + endColumn) / 2) * tileStep;
    const y = bottom + ((row + endRow) / 2) * tileStep;
    const radius = Math.hypot(width, height) * (tileStep / 2) + margin;
    if (nearestSquare(tree, x, y, radius * radius * (1 + 1e-9)) > radius * radius) continue;
    const [middleColumn, middleRow] = [column + (width >> 1), row + (height >> 1)];
    if (width >= height) waiting.push([column, middleColumn, row, endRow], [middleColumn, endColumn, row, endRow]);
    else waiting.push([column, endColumn, row, middleRow], [column, endColumn, middleRow, endRow]);
  }
}

/** The points in all leaves that come within `margin` of a tile, at least those that do themselves. */
function pointsNear(tree: PointTree, xs: Float64Array, ys: Float64Array, margin: number) {
  const [middleX, middleY] = [(xs[0] + xs[xs.length - 1]) / 2, (ys[0] + ys[ys.length - 1]) / 2];
  const radius = Math.hypot(xs[xs.length - 1] - middleX, ys[ys.length - 1] - middleY) + margin;
  const pointXs: number[] = [];
  const pointYs: number[] = [];
  const collect = (node: number): void => {
    if (squareToBox(tree, node, middleX, middleY) > radius * radius) return;
    if (tree.second[node] > 0) {
      collect(node + 1);
      collect(tree.second[node]);
      return;
    }
    for (let i = tree.begin[node]; i < tree.end[node]; i++) {
      pointXs.push(tree.xs[i]);
      pointYs.push(tree.ys[i]);
    }
  };
  collect(0);
  return { pointXs: Float64Array.from(pointXs), pointYs: Float64Array.from(pointYs) };
}
