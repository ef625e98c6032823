import type { FloatArray } from "../points.ts";
import type { FokkerPlanckGrid } from "./fokker-planck-grid.ts";

/**
 * What drives a Fokker–Planck equation from cell to cell: by how much log q grows from a cell's centre to that of its
 * right neighbour and of the one above. Treat it as a value: solvers keep what they derive from it.
 */
export interface LogDifferences {
  /** [side, side - 1] */
  readonly x: Float64Array<ArrayBuffer>;
  /** [side - 1, side] */
  readonly y: Float64Array<ArrayBuffer>;
}

/** Of the width of a cell: below it the centres miss what lies between them. */
const leastNoise = 0.5;

/**
 * The noise at which log q_σ is taken on a grid: σ, or half a cell of the square where that is more. At half a cell the
 * sum over the centres is within 2e^{-π²/2} = 1.4 % of the integral wherever the data are, at a quarter a point between
 * two centres would nearly be lost.
 */
export function resolvedSigma({ inner }: FokkerPlanckGrid, sigma: number): number {
  return Math.max(sigma, (leastNoise * 2) / inner);
}

/**
 * The differences of an exact density. With them q_σ at the centres is the stationary state, to rounding.
 *
 * @param logDensity log q_σ at cellCentres, [side²]
 * @throws RangeError when there are not as many, or one is not finite
 */
export function differencesOfLogs(grid: FokkerPlanckGrid, logDensity: FloatArray): LogDifferences {
  const { side } = grid;
  if (logDensity.length !== side * side) {
    throw new RangeError(`need log densities of ${side} × ${side} cells, got ${logDensity.length}`);
  }
  needFinite("log densities", logDensity);
  const { x, y } = emptyDifferences(side);
  for (let j = 0; j < side; j++) {
    for (let i = 0; i < side - 1; i++) {
      x[j * (side - 1) + i] = logDensity[j * side + i + 1] - logDensity[j * side + i];
      y[i * side + j] = logDensity[(i + 1) * side + j] - logDensity[i * side + j];
    }
  }
  return { x, y };
}

/**
 * The differences of a score that need not be a gradient, as a learned one: its part along the way between two centres,
 * times the way; of second order in the width of a cell.
 *
 * @param scores s at facePoints, [2 · side · (side - 1), 2]
 * @throws RangeError when there are not as many, or one is not finite
 */
export function differencesOfScores(grid: FokkerPlanckGrid, scores: FloatArray): LogDifferences {
  const { side, centres } = grid;
  const half = side * (side - 1);
  if (scores.length !== 4 * half) {
    throw new RangeError(`need scores at ${2 * half} faces, got ${scores.length / 2}`);
  }
  needFinite("scores", scores);
  const { x, y } = emptyDifferences(side);
  for (let j = 0; j < side; j++) {
    for (let i = 0; i < side - 1; i++) {
      const way = centres[i + 1] - centres[i];
      x[j * (side - 1) + i] = scores[2 * (j * (side - 1) + i)] * way;
      y[i * side + j] = scores[2 * (half + i * side + j) + 1] * way;
    }
  }
  return { x, y };
}

const emptyDifferences = (side: number) => ({
  x: new Float64Array(side * (side - 1)),
  y: new Float64Array(side * (side - 1)),
});

function needFinite(what: string, values: FloatArray): void {
  const at = values.findIndex((value) => !Number.isFinite(value));
  if (at >= 0) throw new RangeError(`need finite ${what}, got ${values[at]}`);
}
