/**
 * The engine serves one at a time, first come, first served: what a message asks waits for the slice in progress and
 * for nothing else.
 */
export class Turns {
  #last: Promise<unknown> = Promise.resolve();

  /** Runs a job when those before it are done, whether they succeeded or not. */
  take<Result>(job: () => Result | Promise<Result>): Promise<Result> {
    const turn = this.#last.then(job, job);
    this.#last = turn.catch(() => {});
    return turn;
  }
}
