import type { ScoreEngine } from "../../src/engine/score-engine.ts";
import type { Clock } from "../worker/scripted-engine.ts";
import { AdvancingEngine } from "./advancing-engine.ts";

/** An engine that computes as another does, and takes as long as it is told. */
export class TimedEngine extends AdvancingEngine {
  readonly #clock: Clock;
  millisecondsPerStep: number;
  /** When set, training throws it from this many steps on, counted over its life. */
  failure: { readonly error: Error; readonly after: number } | null = null;
  steps = 0;
  disposed = false;

  constructor(engine: ScoreEngine, clock: Clock, millisecondsPerStep: number) {
    super(engine);
    this.#clock = clock;
    this.millisecondsPerStep = millisecondsPerStep;
  }

  override train(steps: number) {
    this.steps += steps;
    if (this.failure !== null && this.steps > this.failure.after) throw this.failure.error;
    this.#clock.time += steps * this.millisecondsPerStep;
    return super.train(steps);
  }

  override dispose(): void {
    this.disposed = true;
    super.dispose();
  }
}
