import type { FloatArray } from "../points.ts";
import { cloudPoints, drawClean } from "./clean-points.ts";
import type { Box, Density, Extent, Modes, Support } from "./density.ts";
import { largestDistance } from "./largest-distance.ts";
import { needNoise } from "./need-noise.ts";
import { inOneGo } from "./pieces.ts";
import { pointFisherInformation } from "./point-fisher.ts";
import { pointGrid } from "./point-grid.ts";
import { pointModes } from "./point-modes.ts";
import { nearestSquare } from "./point-queries.ts";
import { pointSums } from "./point-sums.ts";
import type { PointTree } from "./point-tree.ts";
import { pointTree } from "./point-tree.ts";

/**
 * A point cloud as a density: equal weights on the points, so q_σ = 1/n Σ N(x; x_i, σ²I). Up to 2 000 points, and for
 * little noise, sums are over the points and correct to 1e-12; otherwise over a lattice (point-lattice.ts), where log
 * q_σ and σ times the score are right to 1e-4. Where q_σ underflows the nearest points answer.
 *
 * @param points [n, 2], 1 to 100 000 of them; they are copied
 * @throws RangeError when there are none or one is not finite
 */
export function pointCloud(points: FloatArray): Density {
  const copy = points.slice();
  const clean = cloudPoints(copy);
  const tree = pointTree(copy);
  const [left, bottom, right, top] = tree.boxes;
  const box = { left, right, bottom, top };
  const sums = pointSums(tree, box);
  let modes: Modes | null = null;
  let extent: (Extent & Support) | null = null;

  return {
    scale: clean.scale,

    sample: (n, address) => drawClean(clean, n, address),

    logDensity(places, sigma) {
      needNoise(sigma);
      return Float64Array.from({ length: places.length >>> 1 }, (_, i) =>
        sums.evaluate(places[2 * i], places[2 * i + 1], sigma, null, 0),
      );
    },

    score(places, sigma) {
      needNoise(sigma);
      const score = new Float64Array(places.length);
      for (let i = 0; i < score.length; i += 2) sums.evaluate(places[i], places[i + 1], sigma, score, i);
      return score;
    },

    grid(xs, ys, sigma) {
      needNoise(sigma);
      return pointGrid(tree, sums, xs, ys, sigma);
    },

    fisherInformation(sigma) {
      return inOneGo(this.fisherPieces(sigma));
    },

    fisherPieces(sigma) {
      needNoise(sigma);
      return pointFisherInformation(tree, sums, box, sigma);
    },

    modes() {
      modes ??= pointModes(copy, box, clean.scale.std);
      return modes;
    },

    get extent() {
      extent ??= pointExtent(copy, tree, box);
      return extent;
    },
  };
}

/** The median is taken over so many points at most: a thousandth of the rank is more than a ladder needs. */
const medianOf = 2000;

function pointExtent(points: FloatArray, tree: PointTree, box: Box): Extent & Support {
  const { count, xs, ys } = tree;
  const asked = Math.min(count, medianOf);
  const gaps = Float64Array.from({ length: asked }, (_, k) => {
    const i = Math.floor((k * count) / asked);
    return count > 1 ? Math.sqrt(nearestSquare(tree, xs[i], ys[i], Number.POSITIVE_INFINITY, i)) : 0;
  }).sort();
  return { largestDistance: largestDistance(points), finestDetail: gaps[asked >>> 1], box, blur: 0 };
}
