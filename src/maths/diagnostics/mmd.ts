import type { FloatArray } from "../points.ts";

/**
 * Maximum mean discrepancy between two point sets with the kernel k(x, y) = exp(-‖x - y‖²/2b²), squared, in the biased
 * form: E k(X, X') + E k(Y, Y') - 2 E k(X, Y), the means over all pairs, a point and itself included. Direct, O(n²): the
 * yardstick, and for small sets.
 * Gretton et al. (2012), "A kernel two-sample test", equation 5, https://jmlr.org/papers/v13/gretton12a.html
 *
 * @param a [n, 2]
 * @param b [m, 2]
 * @param bandwidth b, in data units
 * @throws RangeError when a set is empty or the bandwidth is not positive
 */
export function mmdSquared(a: FloatArray, b: FloatArray, bandwidth: number): number {
  needSets(a, b, bandwidth);
  const square = meanKernel(a, a, bandwidth) + meanKernel(b, b, bandwidth) - 2 * meanKernel(a, b, bandwidth);
  return Math.max(0, square); // rounding can leave it a little below zero
}

function meanKernel(a: FloatArray, b: FloatArray, bandwidth: number): number {
  const rate = -0.5 / (bandwidth * bandwidth);
  let sum = 0;
  for (let i = 0; i < a.length; i += 2) {
    for (let j = 0; j < b.length; j += 2) {
      const x = a[i] - b[j];
      const y = a[i + 1] - b[j + 1];
      sum += Math.exp(rate * (x * x + y * y));
    }
  }
  return sum / ((a.length >>> 1) * (b.length >>> 1));
}

/** Nodes of the grid per bandwidth; `gridMmdSquared` says what it costs in accuracy. */
const nodesPerBandwidth = 2;
/** Nodes that a point reaches to either side, 4b: beyond lies 1e-7 of a Gaussian e^{-r²/b²}. */
const reach = 4 * nodesPerBandwidth;
/** Most nodes per side. */
const largestGrid = 1024;

/**
 * The same for thousands of points, O(n). With w = (1/n) Σ δ_x - (1/m) Σ δ_y it is wᵀkw, and since k is a Gaussian
 * convolved with itself, wᵀkw = (2/πb²) ∫(w * e^{-r²/b²})². The integral is a sum over a grid of spacing b/2, whose
 * integrand is smooth enough for an error of 5e-9; cutting the Gaussian off at 4b makes it 1e-6 of the mean kernel
 * within the sets, together.
 *
 * The grid closes on itself after 512 b at most: what lies whole periods apart is then taken for neighbours.
 *
 * @returns NaN when a coordinate is not finite
 * @throws RangeError as `mmdSquared`
 */
export function gridMmdSquared(a: FloatArray, b: FloatArray, bandwidth: number): number {
  needSets(a, b, bandwidth);
  const span = Math.max(...[a, b].map(largestCoordinate));
  if (!Number.isFinite(span)) return Number.NaN;
  const spacing = bandwidth / nodesPerBandwidth;
  const side = Math.min(largestGrid, 2 * (Math.ceil(span / spacing) + reach + 1));
  const field = new Float64Array(side * side);
  addSmoothed(field, side, a, spacing, 2 / a.length);
  addSmoothed(field, side, b, spacing, -2 / b.length);
  let squares = 0;
  for (const value of field) squares += value * value;
  return (2 * squares) / (Math.PI * nodesPerBandwidth * nodesPerBandwidth);
}

function largestCoordinate(points: FloatArray): number {
  let largest = 0;
  for (const coordinate of points) {
    const size = Math.abs(coordinate);
    if (!(size <= largest)) largest = size; // NaN stays
    if (Number.isNaN(size)) break;
  }
  return largest;
}

/** Adds weight · Σ e^{-‖g - x‖²/b²} to the nodes g of a periodic grid, [side, side], about the origin. */
function addSmoothed(field: Float64Array, side: number, points: FloatArray, spacing: number, weight: number): void {
  const taps = 2 * reach + 1;
  const columns = new Int32Array(taps);
  const alongX = new Float64Array(taps);
  const alongY = new Float64Array(taps);
  for (let i = 0; i < points.length; i += 2) {
    const nodeX = Math.round(points[i] / spacing);
    const nodeY = Math.round(points[i + 1] / spacing);
    fillGaussian(alongX, points[i] / spacing - nodeX, weight);
    fillGaussian(alongY, points[i + 1] / spacing - nodeY, 1);
    for (let k = 0; k < taps; k++) columns[k] = wrap(nodeX + k - reach, side);
    for (let l = 0; l < taps; l++) {
      const row = wrap(nodeY + l - reach, side) * side;
      const factor = alongY[l];
      for (let k = 0; k < taps; k++) field[row + columns[k]] += factor * alongX[k];
    }
  }
}

const wrap = (node: number, side: number): number => {
  const rest = node % side;
  return rest < 0 ? rest + side : rest;
};

/** e^{-k²/p²} for k = 0 … reach; p nodes per bandwidth. */
const decay = Float64Array.from({ length: reach + 1 }, (_, k) => Math.exp(-((k / nodesPerBandwidth) ** 2)));

/** scale · e^{-(k - u)²/p²} at the nodes k = -reach … reach, as e^{-u²/p²} e^{-k²/p²} (e^{2u/p²})^k: two exponentials. */
function fillGaussian(out: Float64Array, u: number, scale: number): void {
  const perSquare = 1 / (nodesPerBandwidth * nodesPerBandwidth);
  const centre = scale * Math.exp(-u * u * perSquare);
  const ratio = Math.exp(2 * u * perSquare);
  out[reach] = centre;
  let up = centre;
  let down = centre;
  for (let k = 1; k <= reach; k++) {
    up *= ratio;
    down /= ratio;
    out[reach + k] = up * decay[k];
    out[reach - k] = down * decay[k];
  }
}

function needSets(a: FloatArray, b: FloatArray, bandwidth: number): void {
  if (a.length < 2 || b.length < 2) {
    throw new RangeError(`need at least one point in each set, got ${a.length >>> 1} and ${b.length >>> 1}`);
  }
  if (!(bandwidth > 0 && Number.isFinite(bandwidth))) throw new RangeError(`need bandwidth > 0, got ${bandwidth}`);
}
