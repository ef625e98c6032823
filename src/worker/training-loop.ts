import type { EngineState, ScoreEngine, TrainingSpec } from "../engine/score-engine.ts";
import { DivergenceGuard } from "./divergence-guard.ts";
import { PieceSize } from "./piece-size.ts";

/** What a slice of training ended with. */
export type SliceOutcome =
  | { readonly kind: "trained"; readonly step: number; readonly steps: number; readonly lossByLevel: Float32Array }
  | { readonly kind: "diverged"; readonly atStep: number; readonly backTo: EngineState };

/** Training of one engine in slices, each short enough that no message waits long. */
export class TrainingLoop {
  readonly #engine: ScoreEngine;
  readonly #now: () => number;
  readonly #slices = new PieceSize();
  readonly #guard: DivergenceGuard;

  /** @param start the state the engine is in */
  constructor(engine: ScoreEngine, start: EngineState, now: () => number) {
    this.#engine = engine;
    this.#now = now;
    this.#guard = new DivergenceGuard(start, now());
  }

  /** The last good state. */
  get good(): EngineState {
    return this.#guard.good;
  }

  /** Steps that fit into the next slice, at least 1. */
  get sliceSize(): number {
    return this.#slices.next;
  }

  /**
   * @param training the settings the engine trains with
   * @param steps at least 1; more than `sliceSize` keep messages waiting
   */
  async slice(training: TrainingSpec, steps: number): Promise<SliceOutcome> {
    const startedAt = this.#now();
    const report = await this.#engine.train(steps);
    this.#slices.measured(steps, this.#now() - startedAt);
    if (this.#guard.diverged(report, training)) {
      this.#engine.setState(this.#guard.good);
      return { kind: "diverged", atStep: report.step, backTo: this.#guard.good };
    }
    if (this.#guard.wantsSnapshot(this.#now())) this.#guard.offer(await this.#engine.getState(), this.#now());
    return { kind: "trained", step: report.step, steps, lossByLevel: report.lossByLevel };
  }
}
