import type { EngineState, TrainingSpec, TrainReport } from "../engine/score-engine.ts";
import { weightOf } from "../maths/objective/weighting.ts";
import { isFiniteState } from "./checkpoint.ts";

/**
 * Size of the mean over the trained levels of loss · σ²/λ above which training counts as diverged.
 *
 * One limit does for all objectives. Each is the excess plus its floor, and in these units the floors lie within one of
 * zero, since 0 ≤ σ² I(q_σ) ≤ 2: ½(2 - σ²I) of the denoising, 0 of the explicit, -½σ²I of the implicit and the sliced
 * objectives. So the figure is the excess, give or take one: a field of zeros has 1, a fresh network at most a few, and
 * when a drawing changes under a trained network it reaches about 5. The second derivatives of the last two add noise:
 * of the smallest batch, 32, under the exact score of two moons or a spiral, the mean lay between -1.5 and 1.8.
 * In the mean no objective is below -1; one that is far below has a Jacobian that exploded.
 */
const exploding = 30;
/** Up to here a state is worth going back to: a network on its way out passes it long before it explodes. */
const healthy = 8;
/** Up to here a fresh network may be anywhere: moments and averages are still filling. */
const warmUpSteps = 30;
/** Between two snapshots, ms. */
const snapshotInterval = 500;

/** Watches training for divergence, and keeps the last good state. */
export class DivergenceGuard {
  readonly #start: EngineState;
  #good: EngineState;
  /** Whether training went back to `good` and nothing better came since. */
  #retried = false;
  /** The newest snapshot; good only when the steps after it were. */
  #candidate: EngineState | null = null;
  #takenAt: number;

  /** @param start a state known to be good */
  constructor(start: EngineState, now: number) {
    this.#start = start;
    this.#good = start;
    this.#takenAt = now;
  }

  /** The last good state; after a second divergence from the same one, the state training began with. */
  get good(): EngineState {
    return this.#good;
  }

  /** @returns whether training diverged in these steps */
  diverged(report: TrainReport, training: TrainingSpec): boolean {
    const size = Math.abs(meanLoss(report.lossByLevel, training));
    const diverged = !Number.isFinite(size) || (report.step > warmUpSteps && size > exploding);
    if (diverged) {
      if (this.#retried) this.#good = this.#start;
      this.#retried = true;
    } else if (this.#candidate !== null && size <= healthy) {
      this.#good = this.#candidate;
      this.#retried = false;
    }
    this.#candidate = null;
    return diverged;
  }

  /** Whether a snapshot is due. */
  wantsSnapshot(now: number): boolean {
    return now - this.#takenAt >= snapshotInterval;
  }

  /** Takes a snapshot in; it counts once the next steps were fine. */
  offer(state: EngineState, now: number): void {
    this.#takenAt = now;
    if (isFiniteState(state)) this.#candidate = state;
  }
}

/** Mean of loss · σ²/λ over the levels that are trained on; those that are not have no loss. */
function meanLoss(lossByLevel: Float32Array, { sigmas, weighting, onlyLevel }: TrainingSpec): number {
  const trained = onlyLevel === null ? [...lossByLevel.keys()] : [onlyLevel];
  const sum = trained.reduce((sum, level) => {
    return sum + (lossByLevel[level] * sigmas[level] ** 2) / weightOf(weighting, sigmas[level]);
  }, 0);
  return sum / trained.length;
}
