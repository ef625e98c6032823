import { cellsOfAxis } from "./cell-kernel.ts";
import type { Box } from "./density.ts";
import { fisherReach, fisherSteps, quadratureGrid } from "./quadrature-grid.ts";
import { extentOf, sweepGrid } from "./raster-sweep.ts";

/** In σ: cells further from a grid point are left out there; only 1e-20 of what a cell adds lies so far from it. */
const cellReach = 10;

/** I(q_σ) = ∫ ‖∇q_σ‖²/q_σ of a raster of total mass one, [size, size], all of it inside a box. */
export function rasterFisherInformation(mass: Float64Array, size: number, box: Box, sigma: number): number {
  const { xs, ys, area } = quadratureGrid(box, fisherReach * sigma, sigma / fisherSteps);
  let sum = 0;
  const fill = cellsOfAxis(size, cellReach);
  const extent = extentOf(mass, size);
  sweepGrid({ mass, size, extent, fillX: fill, fillY: fill, xs, ys, sigma }, (_, q, slopeX, slopeY) => {
    for (let i = 0; i < q.length; i++) {
      if (q[i] > 1e-200) sum += (slopeX[i] * slopeX[i] + slopeY[i] * slopeY[i]) / q[i];
    }
  });
  return sum * area;
}
