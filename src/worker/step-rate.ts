/** Steps a second of training that runs until paused; time in which it could not train does not count. */
export class StepRate {
  #steps = 0;
  /** When the first slice since the last answer began; null when none has. */
  #since: number | null = null;

  /** A slice begins. */
  sliceBegins(now: number): void {
    this.#since ??= now;
  }

  /** A slice has ended. */
  add(steps: number): void {
    this.#steps += steps;
  }

  /** Nothing can be trained for a while: no drawing, or no engine. */
  rest(): void {
    this.#steps = 0;
    this.#since = null;
  }

  /** Steps per second since the last answer; 0 when none was taken. */
  take(now: number): number {
    const rate = this.#since !== null && now > this.#since ? (1000 * this.#steps) / (now - this.#since) : 0;
    this.rest();
    return rate;
  }
}
