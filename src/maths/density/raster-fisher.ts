import { cellsOfAxis } from "./cell-kernel.ts";
import type { Box } from "./density.ts";
import type { InPieces } from "./pieces.ts";
import { fisherReach, fisherSteps, quadratureGrid } from "./quadrature-grid.ts";
import { extentOf, sweepGrid } from "./raster-sweep.ts";

/** In σ: cells further from a grid point are left out there; only 1e-20 of what a cell adds lies so far from it. */
const cellReach = 10;

/** Grid points of one piece of the work: some milliseconds, since every piece makes the kernels of all columns anew. */
const pointsInPiece = 400_000;

/** I(q_σ) = ∫ ‖∇q_σ‖²/q_σ of a raster of total mass one, [size, size], all of it inside a box. */
export function* rasterFisherInformation(mass: Float64Array, size: number, box: Box, sigma: number): InPieces<number> {
  const { xs, ys, area } = quadratureGrid(box, fisherReach * sigma, sigma / fisherSteps);
  const fill = cellsOfAxis(size, cellReach);
  const extent = extentOf(mass, size);
  const rows = Math.max(1, Math.floor(pointsInPiece / xs.length));
  let sum = 0;
  for (let first = 0; first < ys.length; first += rows) {
    if (first > 0) yield;
    const piece = ys.subarray(first, first + rows);
    sweepGrid({ mass, size, extent, fillX: fill, fillY: fill, xs, ys: piece, sigma }, (_, q, slopeX, slopeY) => {
      for (let i = 0; i < q.length; i++) {
        if (q[i] > 1e-200) sum += (slopeX[i] * slopeX[i] + slopeY[i] * slopeY[i]) / q[i];
      }
    });
  }
  return sum * area;
}
