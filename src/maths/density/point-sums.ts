import type { Box } from "./density.ts";
import type { PointLattice } from "./point-lattice.ts";
import { latticeSize, latticeStep, spreadOnLattice } from "./point-lattice.ts";
import { gaussianSums, nearestSquare } from "./point-queries.ts";
import type { PointTree } from "./point-tree.ts";
import { pointEvaluator } from "./raster-point.ts";
import type { RowExtent } from "./raster-sweep.ts";
import { extentOf } from "./raster-sweep.ts";

/** Up to so many points every sum is over the points themselves, correct to 1e-12; larger clouds use lattices. */
export const exactUpTo = 2000;
/**
 * What a lattice over the whole square has at σ = 1/128 (9 MiB). At less noise few points are within reach, and they
 * are summed faster.
 */
const mostNodes = 1100 ** 2;

/** Of the sum over the points themselves: those beyond 15 σ add less than 2e-49 each, and the sum counts from 1e-36 on. */
export const exactReach = 15;
export const exactLeast = 1e-36;
/** A lattice is trusted as far as its spline stays fine beside what it is multiplied with: about 8.5 σ from all points. */
export const latticeLeast = 1e-16;

/** Evaluates a point cloud under noise. */
export interface PointSums {
  /** The lattice of a noise level; null where the points themselves are summed. */
  lattice(sigma: number): (PointLattice & { readonly extent: RowExtent }) | null;
  /**
   * log q_σ at (x, y); the score goes to out[at], out[at + 1].
   *
   * @param out null if it is not wanted
   */
  evaluate(x: number, y: number, sigma: number, out: Float64Array | null, at: number): number;
  /**
   * The same where the sum as such underflows: over the nearest points, relative to the nearest of all.
   *
   * @param bound square of a distance within which there is a point; Infinity if none is known
   * @returns square of the distance to the nearest point, and log q_σ
   */
  far(
    x: number,
    y: number,
    sigma: number,
    out: Float64Array | null,
    at: number,
    bound: number,
  ): { readonly nearest: number; readonly logDensity: number };
}

export function pointSums(tree: PointTree, box: Box): PointSums {
  const { count } = tree;
  const sums = new Float64Array(3);
  /** Points further beyond the nearest than this many units of 2σ² in the square add less than e^-tail each. */
  const tail = count <= exactUpTo ? 36 : 14;
  const lattices = new Map<number, PointLattice & { extent: RowExtent; evaluate: ReturnType<typeof pointEvaluator> }>();

  function latticeOf(sigma: number) {
    const step = latticeStep(sigma);
    if (count <= exactUpTo || latticeSize(box, step) > mostNodes) return null;
    let found = lattices.get(step);
    if (found === undefined) {
      const lattice = spreadOnLattice(tree, box, step);
      const { mass, columns, fillX, fillY } = lattice;
      const extent = extentOf(mass, columns);
      found = { ...lattice, extent, evaluate: pointEvaluator(mass, columns, extent, fillX, fillY) };
      lattices.set(step, found);
    }
    return found;
  }

  /** log q_σ and score from sums whose exponents are relative to `offset`. */
  function fromSums(sigma: number, offset: number, out: Float64Array | null, at: number): number {
    const variance = sigma * sigma;
    if (out !== null) {
      out[at] = sums[1] / sums[0] / variance;
      out[at + 1] = sums[2] / sums[0] / variance;
    }
    return Math.log(sums[0] / (2 * Math.PI * variance * count)) - offset / (2 * variance);
  }

  function far(x: number, y: number, sigma: number, out: Float64Array | null, at: number, bound: number) {
    const nearest = nearestSquare(tree, x, y, bound);
    const radiusSquare = nearest + 2 * sigma * sigma * tail;
    gaussianSums(tree, x, y, { radiusSquare, offset: nearest, sigma }, sums);
    return { nearest, logDensity: fromSums(sigma, nearest, out, at) };
  }

  return {
    lattice: latticeOf,
    far,
    evaluate(x, y, sigma, out, at) {
      const lattice = latticeOf(sigma);
      if (lattice !== null) {
        lattice.evaluate(x, y, sigma, sums);
        const q = sums[0];
        if (q * 2 * Math.PI * sigma * sigma < latticeLeast)
          return far(x, y, sigma, out, at, Number.POSITIVE_INFINITY).logDensity;
        if (out !== null) {
          out[at] = sums[1] / q;
          out[at + 1] = sums[2] / q;
        }
        return Math.log(q);
      }
      gaussianSums(tree, x, y, { radiusSquare: (exactReach * sigma) ** 2, offset: 0, sigma }, sums);
      if (sums[0] < exactLeast * count) return far(x, y, sigma, out, at, Number.POSITIVE_INFINITY).logDensity;
      return fromSums(sigma, 0, out, at);
    },
  };
}
