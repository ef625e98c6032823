import type { EngineState, TrainingSpec, TrainReport } from "../engine/score-engine.ts";
import { weightOf } from "../maths/objective/weighting.ts";
import { isFiniteState } from "./checkpoint.ts";

/**
 * Loss, mean over the levels of loss · σ²/λ, above which training counts as diverged. A field of zeros has 1 and a
 * fresh network at most a few; when a drawing changes under a trained network it reaches about 5.
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
  diverged(report: TrainReport, { sigmas, weighting }: TrainingSpec): boolean {
    let sum = 0;
    for (const [level, loss] of report.lossByLevel.entries()) {
      sum += (loss * sigmas[level] ** 2) / weightOf(weighting, sigmas[level]);
    }
    const mean = sum / sigmas.length;
    const diverged = !Number.isFinite(mean) || (report.step > warmUpSteps && mean > exploding);
    if (diverged) {
      if (this.#retried) this.#good = this.#start;
      this.#retried = true;
    } else if (this.#candidate !== null && mean <= healthy) {
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
