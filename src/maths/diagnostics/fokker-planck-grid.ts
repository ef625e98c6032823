import type { Box } from "../density/density.ts";

/**
 * The cells on which a Fokker–Planck equation is solved: even ones over the square [-1, 1]², which are the cells of its
 * picture, and beyond it ones that widen slowly up to walls far out, where hardly any particle goes.
 */
export interface FokkerPlanckGrid {
  /** Cells a side of the square. */
  readonly inner: number;
  /** Cells beyond it on each of its sides. */
  readonly outer: number;
  /** Cells a side in all, inner + 2 · outer. */
  readonly side: number;
  /** Of the cells of one axis, ascending, [side + 1]; both axes are alike. */
  readonly edges: Float64Array<ArrayBuffer>;
  /** [side] */
  readonly centres: Float64Array<ArrayBuffer>;
  /** [side] */
  readonly widths: Float64Array<ArrayBuffer>;
}

/** A cell beyond the square is wider than its inner neighbour by this factor at most. */
const widening = 1.06;

/**
 * @param inner cells a side of the square, at least 2; its picture has as many
 * @param halfWidth where the walls are, at least 1; moved out to one whole cell where it lies less beyond the square
 * @throws RangeError when one of them is out of bounds
 */
export function fokkerPlanckGrid(inner: number, halfWidth: number): FokkerPlanckGrid {
  if (!(Number.isInteger(inner) && inner >= 2)) throw new RangeError(`need at least 2 cells a side, got ${inner}`);
  if (!(halfWidth >= 1 && halfWidth < Number.POSITIVE_INFINITY)) {
    throw new RangeError(`need a finite half-width ≥ 1, got ${halfWidth}`);
  }
  const h = 2 / inner;
  const beyond = halfWidth > 1 ? Math.max(h, halfWidth - 1) : 0;
  const outside = wideningWidths(h, beyond);
  const outer = outside.length;
  const side = inner + 2 * outer;
  const edges = new Float64Array(side + 1);
  for (let i = 0; i <= inner; i++) edges[outer + i] = -1 + i * h;
  for (const [k, width] of outside.entries()) {
    edges[outer + inner + k + 1] = edges[outer + inner + k] + width;
    edges[outer - k - 1] = edges[outer - k] - width;
  }
  return {
    inner,
    outer,
    side,
    edges,
    centres: Float64Array.from({ length: side }, (_, i) => 0.5 * (edges[i] + edges[i + 1])),
    widths: Float64Array.from({ length: side }, (_, i) => edges[i + 1] - edges[i]),
  };
}

/** h r, h r², … of the given sum, with the largest r ≤ `widening` and as few as that allows. */
function wideningWidths(h: number, sum: number): number[] {
  if (sum === 0) return [];
  const total = (count: number, ratio: number) => {
    let width = h;
    let reached = 0;
    for (let k = 0; k < count; k++) reached += width *= ratio;
    return reached;
  };
  let count = 1;
  while (total(count, widening) < sum) count++;
  let [low, high] = [0, widening];
  // Bisection down to the last digit.
  for (let step = 0; step < 60; step++) {
    const middle = 0.5 * (low + high);
    if (total(count, middle) < sum) low = middle;
    else high = middle;
  }
  return Array.from({ length: count }, (_, k) => h * high ** (k + 1));
}

/** Standard deviations of a start or of the noise within the walls: 6e-5 of a normal distribution lie beyond four. */
const reach = 4;

/**
 * Where the walls have to be for a run: beyond the data by four σ_1, of the start or of q_{σ_1}, whichever is hotter at
 * the run's temperature, and beyond every placed point.
 *
 * @param sigmaMax σ_1, or the largest noise of the run
 * @param box where the data are
 * @param temperature τ: what is stationary at it is √τ times as wide at most where that is more
 * @param placed points to start from, [n, 2]; none where the start is another
 */
export function halfWidthOf(options: {
  readonly sigmaMax: number;
  readonly box: Box;
  readonly temperature: number;
  readonly placed?: ArrayLike<number>;
}): number {
  const { sigmaMax, box, temperature, placed = [] } = options;
  let furthest = Math.max(1, -box.left, box.right, -box.bottom, box.top);
  for (let k = 0; k < placed.length; k++) furthest = Math.max(furthest, Math.abs(placed[k]));
  return furthest + reach * sigmaMax * Math.sqrt(Math.max(1, temperature));
}

/** Centres of all cells, [side², 2], row j ↔ y upwards. */
export function cellCentres({ side, centres }: FokkerPlanckGrid): Float64Array<ArrayBuffer> {
  const points = new Float64Array(2 * side * side);
  for (let j = 0; j < side; j++) {
    for (let i = 0; i < side; i++) {
      points[2 * (j * side + i)] = centres[i];
      points[2 * (j * side + i) + 1] = centres[j];
    }
  }
  return points;
}

/**
 * Where a cell meets its right neighbour, [side, side - 1] of them, and then where it meets the one above,
 * [side - 1, side]: middles of the ways between centres, [2 · side · (side - 1), 2].
 */
export function facePoints({ side, centres }: FokkerPlanckGrid): Float64Array<ArrayBuffer> {
  const half = side * (side - 1);
  const points = new Float64Array(4 * half);
  for (let j = 0; j < side; j++) {
    for (let i = 0; i < side - 1; i++) {
      const between = 0.5 * (centres[i] + centres[i + 1]);
      points.set([between, centres[j]], 2 * (j * (side - 1) + i));
      points.set([centres[j], between], 2 * (half + i * side + j));
    }
  }
  return points;
}
