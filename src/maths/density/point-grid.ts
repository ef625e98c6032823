import type { GridField } from "./density.ts";
import { splatPoints } from "./point-splat.ts";
import type { PointSums } from "./point-sums.ts";
import { exactLeast, exactReach, latticeLeast } from "./point-sums.ts";
import type { PointTree } from "./point-tree.ts";
import { sweepGrid } from "./raster-sweep.ts";

/**
 * q_σ of a point cloud and its score on a grid: by the lattice of the noise level where there is one, otherwise point by
 * point; where either underflows, from the nearest points.
 */
export function pointGrid(
  tree: PointTree,
  sums: PointSums,
  xs: ArrayLike<number>,
  ys: ArrayLike<number>,
  sigma: number,
): GridField {
  const width = xs.length;
  const density = new Float64Array(width * ys.length);
  const score = new Float64Array(2 * density.length);
  const variance = sigma * sigma;
  const lattice = sums.lattice(sigma);

  if (lattice !== null) {
    const { mass, columns, extent, fillX, fillY } = lattice;
    const sweep = { mass, size: columns, extent, fillX, fillY, xs, ys, sigma };
    sweepGrid(sweep, (j, q, slopeX, slopeY) => {
      for (let i = 0; i < width; i++) {
        const at = j * width + i;
        density[at] = q[i];
        score[2 * at] = slopeX[i] / q[i];
        score[2 * at + 1] = slopeY[i] / q[i];
      }
    });
    fillFar(latticeLeast / (2 * Math.PI * variance));
  } else if (isAscending(xs) && isAscending(ys)) {
    const { sum, pull } = splatPoints({ pointXs: tree.xs, pointYs: tree.ys, xs, ys, sigma, reach: exactReach });
    const perSum = 1 / (2 * Math.PI * variance * tree.count);
    for (let at = 0; at < sum.length; at++) {
      density[at] = sum[at] * perSum;
      score[2 * at] = pull[2 * at] / sum[at] / variance;
      score[2 * at + 1] = pull[2 * at + 1] / sum[at] / variance;
    }
    fillFar(exactLeast / (2 * Math.PI * variance));
  } else {
    for (let at = 0; at < density.length; at++) {
      const j = Math.floor(at / width);
      density[at] = Math.exp(sums.evaluate(xs[at - j * width], ys[j], sigma, score, 2 * at));
    }
  }
  return { density, score };

  function fillFar(least: number): void {
    for (let j = 0; j < ys.length; j++) {
      // The nearest point is at most as far as the last grid point's, and the way from there.
      let distance = Number.POSITIVE_INFINITY;
      for (let i = 0; i < width; i++) {
        if (i > 0) distance += Math.abs(xs[i] - xs[i - 1]);
        const at = j * width + i;
        if (density[at] >= least) continue;
        // A little more than the bound, which rounding could miss.
        const found = sums.far(xs[i], ys[j], sigma, score, 2 * at, distance * distance * (1 + 1e-9));
        density[at] = Math.exp(found.logDensity);
        distance = Math.sqrt(found.nearest);
      }
    }
  }
}

function isAscending(lines: ArrayLike<number>): boolean {
  for (let i = 1; i < lines.length; i++) if (!(lines[i] >= lines[i - 1])) return false;
  return true;
}
