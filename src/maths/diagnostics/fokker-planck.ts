import type { LogDifferences } from "./fokker-planck-drift.ts";
import type { FokkerPlanckGrid } from "./fokker-planck-grid.ts";
import type { FlowFactors } from "./implicit-flow.ts";
import { emptyFactors, factoriseLine, solveColumns, solveRows } from "./implicit-flow.ts";

/**
 * How the density p of Langevin particles changes. The step x ← x + (α/2) s + √(τα) z is one of size α in the time t of
 * dx = ½ s dt + √τ dW, whose density obeys the Fokker–Planck equation (Risken 1996, "The Fokker–Planck Equation",
 * section 4.7, https://doi.org/10.1007/978-3-642-61544-3)
 *
 *   ∂p/∂t = -½ ∇·(p s) + (τ/2) ∇²p,
 *
 * with q^{1/τ} as its stationary state where s = ∇ log q.
 *
 * Finite volumes. Between two centres d apart, over which log q grows by Δ, goes the flow
 *
 *   (τ/2d) (B(-Δ/τ) p - B(Δ/τ) p'),  B(u) = u/(e^u - 1),
 *
 * the exact one of a constant s: Scharfetter & Gummel (1969), https://doi.org/10.1109/T-ED.1969.16566; Chang & Cooper
 * (1970), https://doi.org/10.1016/0021-9991(70)90001-X, wrote the same weights for Fokker–Planck equations. It vanishes
 * where p'/p = e^{Δ/τ}, so q^{1/τ} at the centres stays as it is, to rounding. Nothing flows through the walls.
 *
 * In time, backward Euler, first along x and then along y (locally one-dimensional; Yanenko 1971,
 * https://doi.org/10.1007/978-3-642-65108-3): of first order in α, and whatever α is, the density stays positive, of mass
 * one, and nothing oscillates. What relaxes as e^{-rt} does so as 1/(1 + rα) each step, where the particles have 1 - rα.
 *
 * In space of second order in the width of a cell. Where |s| d > τ the weights turn to upwind differences, of first
 * order, with a diffusion of |s| d/4 in place of τ/2: fronts on their way are smoothed, not what comes out.
 */
export class FokkerPlanck {
  readonly #grid: FokkerPlanckGrid;
  readonly #mass: Float64Array<ArrayBuffer>;
  #prepared: { readonly differences: LogDifferences; readonly key: string } | null = null;
  readonly #along: FlowFactors;
  readonly #up: FlowFactors;

  /**
   * @param mass of the cells at time 0, [side, side], row j ↔ y upwards; copied. See fokker-planck-start.ts.
   * @throws RangeError when there are not as many, or one is negative or not finite
   */
  constructor(grid: FokkerPlanckGrid, mass: Float64Array) {
    const cells = grid.side * grid.side;
    if (mass.length !== cells) throw new RangeError(`need masses of ${cells} cells, got ${mass.length}`);
    const at = mass.findIndex((m) => !(m >= 0 && m < Number.POSITIVE_INFINITY));
    if (at >= 0) throw new RangeError(`need finite masses ≥ 0, got ${mass[at]}`);
    this.#grid = grid;
    this.#mass = mass.slice();
    this.#along = emptyFactors(cells);
    this.#up = emptyFactors(cells);
  }

  /** Masses of the cells now, [side, side]; the solver's own, copy it to keep it. */
  get mass(): Float64Array<ArrayBuffer> {
    return this.#mass;
  }

  /**
   * Goes one Langevin step on. Steps alike cost two sweeps over the cells each; the first of them some more.
   *
   * @param alpha α
   * @param temperature τ ≥ 0; at 0 all is drift
   * @param substeps parts the step is taken in; more come nearer to continuous time
   * @throws RangeError when one of them is out of bounds
   */
  advance(
    differences: LogDifferences,
    step: { readonly alpha: number; readonly temperature: number; readonly substeps?: number },
  ): void {
    const { alpha, temperature, substeps = 1 } = step;
    if (!(alpha > 0 && alpha < Number.POSITIVE_INFINITY)) throw new RangeError(`need a finite α > 0, got ${alpha}`);
    if (!(temperature >= 0 && temperature < Number.POSITIVE_INFINITY)) {
      throw new RangeError(`need a finite temperature ≥ 0, got ${temperature}`);
    }
    if (!(Number.isInteger(substeps) && substeps >= 1))
      throw new RangeError(`need 1 or more substeps, got ${substeps}`);
    this.#prepare(differences, alpha / substeps, temperature);
    const { side } = this.#grid;
    for (let k = 0; k < substeps; k++) {
      solveRows(this.#mass, side, this.#along);
      solveColumns(this.#mass, side, this.#up);
    }
  }

  /** p at the cells of the square, [inner, inner]; a fresh array. */
  square(): Float32Array<ArrayBuffer> {
    const { inner, outer, side } = this.#grid;
    const density = new Float32Array(inner * inner);
    for (let j = 0; j < inner; j++) {
      for (let i = 0; i < inner; i++) {
        density[j * inner + i] = this.#mass[(outer + j) * side + outer + i] * (inner / 2) ** 2;
      }
    }
    return density;
  }

  /** Mass beyond the square. */
  outside(): number {
    const { inner, outer, side } = this.#grid;
    const beyond = (k: number) => k < outer || k >= outer + inner;
    let sum = 0;
    for (let j = 0; j < side; j++) {
      for (let i = 0; i < side; i++) if (beyond(i) || beyond(j)) sum += this.#mass[j * side + i];
    }
    return sum;
  }

  #prepare(differences: LogDifferences, dt: number, temperature: number): void {
    const key = `${dt} ${temperature}`;
    if (this.#prepared?.differences === differences && this.#prepared.key === key) return;
    const { side, centres, widths } = this.#grid;
    if (differences.x.length !== side * (side - 1) || differences.y.length !== side * (side - 1)) {
      throw new RangeError(
        `need differences between ${side} × ${side} cells, got ${differences.x.length} and ${differences.y.length}`,
      );
    }
    this.#prepared = { differences, key };
    /** What of a cell's mass goes on to the next one along an axis in the time, and what comes back from there. */
    const shares = (difference: number, k: number) => {
      const way = centres[k + 1] - centres[k];
      return {
        forth: (dt * flowWeight(difference, temperature)) / (way * widths[k]),
        back: (dt * flowWeight(-difference, temperature)) / (way * widths[k + 1]),
      };
    };
    for (let line = 0; line < side; line++) {
      const row = (k: number) => shares(differences.x[line * (side - 1) + k], k);
      factoriseLine(this.#along, { first: line * side, stride: 1, count: side }, row);
      const column = (k: number) => shares(differences.y[k * side + line], k);
      factoriseLine(this.#up, { first: line, stride: side, count: side }, column);
    }
  }
}

/** (τ/2) B(-Δ/τ), which is max(Δ, 0)/2 at τ = 0. */
function flowWeight(difference: number, temperature: number): number {
  const u = -difference / temperature;
  if (temperature === 0 || Math.abs(u) > farFromZero) return 0.5 * Math.max(0, difference);
  return u === 0 ? 0.5 * temperature : (0.5 * temperature * u) / Math.expm1(u);
}
/** Beyond it B(u) is max(-u, 0) to the last digit. */
const farFromZero = 700;
