import type { FillKernel } from "./cell-kernel.ts";
import type { Box } from "./density.ts";
import type { PointTree } from "./point-tree.ts";

/**
 * Points spread over the nodes of a square lattice by cubic B-splines, so that sums over many points become the three
 * small matrix products of a raster. A cubic B-spline keeps the mean, adds δ²/3 to the variance and -δ⁴/30 to the fourth
 * cumulant of each coordinate; the kernel leaves both out again. With δ ≤ σ/4 what remains is some 1e-5 of the density.
 * As in particle-mesh methods: Hockney & Eastwood (1988), "Computer Simulation Using Particles", section 5-3.
 */
export interface PointLattice {
  /** δ, the distance between neighbouring nodes. */
  readonly step: number;
  /** Nodes of a row. */
  readonly columns: number;
  /** Of total one, [rows, columns], row j ↔ y upwards. */
  readonly mass: Float64Array<ArrayBuffer>;
  /** What noise makes of a row of nodes, and of a column. */
  readonly fillX: FillKernel;
  readonly fillY: FillKernel;
}

/** δ ≤ σ/4 as a power of two, so that few lattices serve all noise levels. */
export const latticeStep = (sigma: number): number => 2 ** Math.floor(Math.log2(sigma / 4));

/** A spline reaches two nodes beyond its point. */
const margin = 2;

/** Number of nodes that a lattice over a box has. */
export function latticeSize({ left, right, bottom, top }: Box, step: number): number {
  return nodesAlong(left, right, step) * nodesAlong(bottom, top, step);
}
const nodesAlong = (low: number, high: number, step: number) => Math.floor((high - low) / step) + 2 * margin + 1;

export function spreadOnLattice({ count, xs, ys }: PointTree, box: Box, step: number): PointLattice {
  const left = box.left - margin * step;
  const bottom = box.bottom - margin * step;
  const columns = nodesAlong(box.left, box.right, step);
  const rows = nodesAlong(box.bottom, box.top, step);
  const mass = new Float64Array(rows * columns);
  const alongX = new Float64Array(4);
  const alongY = new Float64Array(4);
  for (let p = 0; p < count; p++) {
    const placeX = (xs[p] - left) / step;
    const placeY = (ys[p] - bottom) / step;
    const i = Math.floor(placeX);
    const j = Math.floor(placeY);
    splineWeights(placeX - i, alongX);
    splineWeights(placeY - j, alongY);
    for (let b = 0; b < 4; b++) {
      const at = (j - 1 + b) * columns + i - 1;
      const weight = alongY[b] / count;
      for (let a = 0; a < 4; a++) mass[at + a] += weight * alongX[a];
    }
  }
  return { step, columns, mass, fillX: nodesOfAxis(left, columns, step), fillY: nodesOfAxis(bottom, rows, step) };
}

/** The cubic B-spline at the nodes one before, at, one and two behind a place that is f of a step past the second. */
function splineWeights(f: number, out: Float64Array): void {
  const g = 1 - f;
  out[0] = (g * g * g) / 6;
  out[1] = (3 * f * f * f - 6 * f * f + 4) / 6;
  out[2] = (3 * g * g * g - 6 * g * g + 4) / 6;
  out[3] = (f * f * f) / 6;
}

const inverseRootTwoPi = 1 / Math.sqrt(2 * Math.PI);
/** Beyond this many σ a node adds less than 1e-26 of what it adds nearby. */
const reach = 11;

function nodesOfAxis(origin: number, nodes: number, step: number): FillKernel {
  return (kernel, r, coordinate, sigma) => {
    const first = Math.min(nodes, Math.max(0, Math.ceil((coordinate - reach * sigma - origin) / step)));
    const end = Math.max(first, Math.min(nodes, Math.floor((coordinate + reach * sigma - origin) / step) + 1));
    kernel.first[r] = first;
    kernel.end[r] = end;
    const std = Math.sqrt(sigma * sigma - (step * step) / 3);
    const height = inverseRootTwoPi / std;
    // The Edgeworth term of the fourth cumulant: φ(u) becomes φ(u) (1 + c He₄(u)), whose derivative is -φ (He₁ + c He₅).
    const c = (step / std) ** 4 / 720;
    const row = r * nodes;
    for (let k = first; k < end; k++) {
      const u = (origin + k * step - coordinate) / std;
      const square = u * u;
      const decay = height * Math.exp(-0.5 * square);
      kernel.value[row + k] = decay * (1 + c * (square * (square - 6) + 3));
      kernel.slope[row + k] = ((decay * u) / std) * (1 + c * (square * (square - 10) + 15));
    }
  };
}
