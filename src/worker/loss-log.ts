/** Minibatch losses since the last report. */
export class LossLog {
  #sum: Float64Array | null = null;
  #steps = 0;
  #source: object | null = null;

  /** What the losses are of; null when there are none. */
  get source(): object | null {
    return this.#source;
  }

  /** Takes in the mean losses of so many steps on a source of data; those on another before it are forgotten. */
  add(lossByLevel: Float32Array, steps: number, source: object): void {
    if (this.#sum?.length !== lossByLevel.length || this.#source !== source) {
      this.#sum = new Float64Array(lossByLevel.length);
      this.#steps = 0;
      this.#source = source;
    }
    for (let level = 0; level < lossByLevel.length; level++) this.#sum[level] += steps * lossByLevel[level];
    this.#steps += steps;
  }

  /** Mean loss of each level over the steps since the last report, [L]; null when none was taken. Starts over. */
  take(): readonly number[] | null {
    const steps = this.#steps;
    const sum = this.#sum;
    this.clear();
    return sum === null || steps === 0 ? null : Array.from(sum, (value) => value / steps);
  }

  /** Forgets what belongs to other weights or another ladder. */
  clear(): void {
    this.#sum = null;
    this.#steps = 0;
    this.#source = null;
  }
}
