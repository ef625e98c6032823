/**
 * Backward Euler for mass that flows between neighbours of a line: the mass m' with m' + A m' = m, where A takes from each
 * cell what flows on and back and gives it to its neighbours. The matrix 1 + A is tridiagonal, and factors as
 * (1 - forth) · pivots · (1 - back).
 */
export interface FlowFactors {
  /** Share of a cell's sum that is passed on to the next, [cells]. */
  readonly forth: Float64Array;
  /** What comes back from the next, [cells]. */
  readonly back: Float64Array;
  /** 1/pivot, [cells]. */
  readonly inverse: Float64Array;
}

export const emptyFactors = (cells: number): FlowFactors => ({
  forth: new Float64Array(cells),
  back: new Float64Array(cells),
  inverse: new Float64Array(cells),
});

/** The cells first, first + stride, … of a line. */
export interface Line {
  readonly first: number;
  readonly stride: number;
  readonly count: number;
}

/**
 * Elimination without subtractions (Grassmann, Taksar & Heyman 1985, https://doi.org/10.1287/opre.33.5.1107): columns of
 * A sum to zero, so a pivot is what flows on plus a kept part ≥ 1. All factors are positive and right to the last
 * digits, however stiff the flow.
 *
 * @param shares of the mass of cell k that flows on to cell k + 1, and of that of cell k + 1 that flows back; ≥ 0
 */
export function factoriseLine(
  factors: FlowFactors,
  { first, stride, count }: Line,
  shares: (k: number) => { readonly forth: number; readonly back: number },
): void {
  let kept = 1;
  for (let k = 0; k < count; k++) {
    const at = first + k * stride;
    const { forth, back } = k < count - 1 ? shares(k) : noFlow;
    const pivot = kept + forth;
    factors.forth[at] = forth / pivot;
    factors.back[at] = back;
    factors.inverse[at] = 1 / pivot;
    kept = 1 + (back * kept) / pivot;
  }
}
const noFlow = { forth: 0, back: 0 };

/** Solves along every row in place. */
export function solveRows(mass: Float64Array, side: number, { forth, back, inverse }: FlowFactors): void {
  for (let row = 0; row < mass.length; row += side) {
    let passed = mass[row];
    for (let at = row + 1; at < row + side; at++) {
      passed = mass[at] + forth[at - 1] * passed;
      mass[at] = passed;
    }
    let later = 0;
    for (let at = row + side - 1; at >= row; at--) {
      later = (mass[at] + back[at] * later) * inverse[at];
      mass[at] = later;
    }
  }
}

/** Solves along every column in place, all columns together: memory is then read in its order. */
export function solveColumns(mass: Float64Array, side: number, { forth, back, inverse }: FlowFactors): void {
  for (let at = side; at < mass.length; at++) mass[at] += forth[at - side] * mass[at - side];
  const last = mass.length - side;
  for (let at = last; at < mass.length; at++) mass[at] *= inverse[at];
  for (let at = last - 1; at >= 0; at--) mass[at] = (mass[at] + back[at] * mass[at + side]) * inverse[at];
}
