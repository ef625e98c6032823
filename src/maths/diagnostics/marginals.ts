import type { Density } from "../density/density.ts";
import type { InPieces } from "../density/pieces.ts";
import { gaussLegendre } from "../gauss-legendre.ts";
import type { FloatArray } from "../points.ts";

/** A distribution along one axis, in shares of one. */
export interface Marginal {
  /** Of even bins over [-1, 1], [bins], ascending. */
  readonly bins: Float64Array<ArrayBuffer>;
  /** Below -1 and above 1. */
  readonly below: number;
  readonly above: number;
}
export interface Marginals {
  readonly x: Marginal;
  readonly y: Marginal;
}

/**
 * Histograms of particles on both axes. A particle at 1 is in the last bin. What is not finite counts nowhere, and the
 * shares then sum to less than one.
 *
 * @param points [n, 2]
 * @throws RangeError when there are no points or no bins
 */
export function sampledMarginals(points: FloatArray, bins: number): Marginals {
  const n = points.length >>> 1;
  if (n === 0) throw new RangeError("need at least one point, got none");
  needBins(bins);
  const along = (axis: number): Marginal => {
    const counts = new Float64Array(bins);
    let [below, above] = [0, 0];
    for (let k = axis; k < points.length; k += 2) {
      const place = points[k];
      if (!Number.isFinite(points[k - axis]) || !Number.isFinite(points[k - axis + 1])) continue;
      if (place < -1) below++;
      else if (place > 1) above++;
      else counts[Math.min(bins - 1, Math.floor(((place + 1) * bins) / 2))]++;
    }
    return { bins: counts.map((count) => count / n), below: below / n, above: above / n };
  };
  return { x: along(0), y: along(1) };
}

/** Standard error of a share of n independent particles, √(p(1 - p)/n), for its true value p. */
export function shareError(truth: number, n: number): number {
  return Math.sqrt((truth * Math.max(0, 1 - truth)) / n);
}

/** So many σ beyond the data q_σ is summed; 2e-12 of a normal distribution lie beyond. */
const reach = 7;
/** Trapezoidal rule across: with a step of 3/4 of the width of what q_σ is blurred with it is right to 2e^{-35}. */
const stepsAcross = 4 / 3;
/** Rows of the density's grid taken in one piece. */
const rowsOfPiece = 8;

/**
 * The same shares of q_σ, right to 1e-6: along the axis by Gauss–Legendre quadrature in each bin, across it by the
 * trapezoidal rule.
 *
 * @throws RangeError when there are no bins, or σ is not positive
 */
export function* trueMarginals(density: Density, sigma: number, bins: number): InPieces<Marginals> {
  needBins(bins);
  const { box, blur } = density.extent;
  const smooth = Math.hypot(blur, sigma);
  const margin = reach * sigma;
  const x = quadrature(box.left - margin, box.right + margin, smooth, bins);
  const y = quadrature(box.bottom - margin, box.top + margin, smooth, bins);
  const acrossX = evenLines(box.bottom - margin, box.top + margin, smooth / stepsAcross);
  const acrossY = evenLines(box.left - margin, box.right + margin, smooth / stepsAcross);

  const sumsX = new Float64Array(x.nodes.length);
  for (let first = 0; first < acrossX.length; first += rowsOfPiece) {
    const rows = acrossX.subarray(first, first + rowsOfPiece);
    const q = density.grid(x.nodes, rows, sigma).density;
    for (let at = 0; at < q.length; at++) sumsX[at % sumsX.length] += q[at];
    yield;
  }
  const sumsY = new Float64Array(y.nodes.length);
  for (let first = 0; first < y.nodes.length; first += rowsOfPiece) {
    const rows = y.nodes.subarray(first, first + rowsOfPiece);
    const q = density.grid(acrossY, rows, sigma).density;
    for (let at = 0; at < q.length; at++) sumsY[first + Math.floor(at / acrossY.length)] += q[at];
    yield;
  }
  return { x: x.shares(sumsX, acrossX[1] - acrossX[0]), y: y.shares(sumsY, acrossY[1] - acrossY[0]) };
}

interface AxisQuadrature {
  /** Ascending. */
  readonly nodes: Float64Array<ArrayBuffer>;
  /** @param sums of q across the axis at the nodes, which times the step between its lines is the marginal density */
  shares(sums: Float64Array, step: number): Marginal;
}

/** A panel of five nodes is twice as wide as the blur at most, which leaves 3e-7; one of two nodes a third. */
const widePanel = { nodes: 5, width: 2 };
const narrowPanel = { nodes: 2, width: 0.3 };

/** Nodes in every bin and, as far as there is mass, on either side of them. */
function quadrature(from: number, to: number, smooth: number, bins: number): AxisQuadrature {
  const ends = [
    Math.min(from, -1),
    ...Array.from({ length: bins + 1 }, (_, k) => -1 + (2 * k) / bins),
    Math.max(to, 1),
  ];
  const nodes: number[] = [];
  const weights: number[] = [];
  const owners: number[] = [];
  for (let owner = 0; owner + 1 < ends.length; owner++) {
    const width = ends[owner + 1] - ends[owner];
    const panels = Math.ceil(width / (widePanel.width * smooth));
    const { nodes: places, weights: parts } =
      width <= narrowPanel.width * smooth ? gaussLegendre(narrowPanel.nodes) : gaussLegendre(widePanel.nodes);
    for (let panel = 0; panel < panels; panel++) {
      const half = width / panels / 2;
      const middle = ends[owner] + (2 * panel + 1) * half;
      for (const [k, place] of places.entries()) {
        nodes.push(middle + half * place);
        weights.push(half * parts[k]);
        owners.push(owner);
      }
    }
  }
  return {
    nodes: Float64Array.from(nodes),
    shares(sums, step) {
      const shares = new Float64Array(bins + 2);
      for (const [k, owner] of owners.entries()) shares[owner] += weights[k] * sums[k] * step;
      return { bins: shares.slice(1, bins + 1), below: shares[0], above: shares[bins + 1] };
    },
  };
}

function evenLines(from: number, to: number, step: number): Float64Array<ArrayBuffer> {
  const count = Math.ceil((to - from) / step) + 1;
  return Float64Array.from({ length: count }, (_, k) => from + (k * (to - from)) / (count - 1));
}

function needBins(bins: number): void {
  if (!(Number.isInteger(bins) && bins >= 1)) throw new RangeError(`need at least one bin, got ${bins}`);
}
