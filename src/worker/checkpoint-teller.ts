import type { EngineState } from "../engine/score-engine.ts";
import type { WorkerEvent } from "../protocol/messages.ts";
import { isFiniteState, toCheckpoint } from "./checkpoint.ts";

/** Between two checkpoints while training, ms. */
const interval = 2000;

/** Tells the page what another worker could go on from. */
export class CheckpointTeller {
  readonly #now: () => number;
  readonly #tell: (event: WorkerEvent) => void;
  #toldAt: number;
  #told: EngineState | null = null;

  constructor(now: () => number, tell: (event: WorkerEvent) => void) {
    this.#now = now;
    this.#tell = tell;
    this.#toldAt = now();
  }

  /** Tells a state, unless some of it is not finite. */
  tell(state: EngineState): void {
    // Paused just before its divergence was noticed, a network may be beyond saving.
    if (!isFiniteState(state)) return;
    this.#toldAt = this.#now();
    this.#told = state;
    this.#tell({ type: "checkpoint", checkpoint: toCheckpoint(state) });
  }

  /** Tells the last good state of training when it is new and the last one was told two seconds ago. */
  offer(good: EngineState): void {
    if (good !== this.#told && this.#now() - this.#toldAt >= interval) this.tell(good);
  }
}
