import type { FloatArray } from "../points.ts";
import { bandwidths, crossValidated } from "./bandwidth.ts";
import type { BinnedPoints } from "./binned-points.ts";
import { binPoints, blur } from "./binned-points.ts";

/** The density of particles over the square, estimated with a Gaussian kernel. */
export interface ParticleDensity {
  /** Cells a side. */
  readonly side: number;
  /** Particles per area as a share of all, at the centres of cells, [side, side], row j ↔ y upwards. */
  readonly density: Float32Array<ArrayBuffer>;
  /** Standard deviation of the kernel: compare with a q_σ that is blurred by it too, or see where it does not matter. */
  readonly bandwidth: number;
  /** Share of the particles that lie beyond the square; they count near its edges as far as the kernel reaches. */
  readonly outside: number;
  /** Share of the particles whose place is not finite. */
  readonly lost: number;
}

/**
 * Kernel density estimate of particles on a grid: counts per cell, blurred along x and then y, so that 20 000 particles
 * cost little more than 200. The cells go on beyond the square as far as the widest kernel reaches: its edges are no
 * walls, and the density there is what it is inside.
 *
 * @param points [n, 2]
 * @param bandwidth standard deviation of the kernel; where not told, cross-validated, see bandwidth.ts. Never below
 *   three quarters of a cell, where the picture of one particle would depend on where in its cell it lies.
 * @throws RangeError when there are no points, fewer than 2 cells a side, or the bandwidth is not positive
 */
export function particleDensity(points: FloatArray, side: number, bandwidth?: number): ParticleDensity {
  const n = points.length >>> 1;
  if (n === 0) throw new RangeError("need at least one point, got none");
  if (!(Number.isInteger(side) && side >= 2)) throw new RangeError(`need at least 2 cells a side, got ${side}`);
  if (bandwidth !== undefined && !(bandwidth > 0)) throw new RangeError(`need a bandwidth > 0, got ${bandwidth}`);
  const least = leastOfCell * (2 / side);
  const candidates = bandwidth === undefined ? bandwidths(points, least) : [Math.max(least, bandwidth)];
  const bins = binPoints(points, side, candidates[0]);
  const chosen = candidates.length > 1 ? crossValidated(bins, candidates) : candidates[0];
  return {
    side,
    density: squareOf(bins, blur(bins, chosen), n),
    bandwidth: chosen,
    outside: bins.outside / n,
    lost: bins.lost / n,
  };
}

const leastOfCell = 0.75;

function squareOf({ margin, width, step }: BinnedPoints, blurred: Float64Array, n: number): Float32Array<ArrayBuffer> {
  const side = width - 2 * margin;
  const density = new Float32Array(side * side);
  for (let j = 0; j < side; j++) {
    for (let i = 0; i < side; i++) {
      density[j * side + i] = blurred[(margin + j) * width + margin + i] / (n * step * step);
    }
  }
  return density;
}
