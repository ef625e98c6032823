/** Where a run was at one step. */
export interface RunState {
  /** Steps taken. */
  readonly step: number;
  /** In the sampler's own space, [n, 2]. */
  readonly points: Float32Array<ArrayBuffer>;
  /** Network evaluations of a particle so far. */
  readonly evaluations: number;
}

/** Memory of one run's keyframes, bytes. */
const budget = 24 * 2 ** 20;

/**
 * States of a run to go on from again. All of them while they fit; then every second, every fourth, …: the steps between
 * are taken again.
 */
export class Keyframes {
  readonly #most: number;
  readonly #states = new Map<number, RunState>();
  #every = 1;

  /** @param stateBytes size of one state */
  constructor(stateBytes: number, memory = budget) {
    this.#most = Math.max(4, Math.floor(memory / stateBytes));
  }

  keep(state: RunState): void {
    if (state.step % this.#every !== 0) return;
    this.#states.set(state.step, state);
    while (this.#states.size > this.#most) {
      this.#every *= 2;
      for (const step of [...this.#states.keys()]) if (step % this.#every !== 0) this.#states.delete(step);
    }
  }

  /** The last state kept at or before a step; there is one, since step 0 always is. */
  before(step: number): RunState {
    for (let at = step - (step % this.#every); at >= 0; at -= this.#every) {
      const state = this.#states.get(at);
      if (state) return state;
    }
    throw new RangeError(`need a state kept at or before step ${step}, got none`);
  }
}
