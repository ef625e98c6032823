/** What a piece of work submitted: the answer is read while the next one is submitted already. */
export interface Issued<Answer> {
  readonly answer: Promise<Answer>;
}

/**
 * Work is submitted in the order in which it was asked for, also where kernels have to be compiled or a state has to be
 * moved before: so calls may overlap, and each finds the network as it was when it was made.
 */
export class IssueOrder {
  #last: Promise<unknown> = Promise.resolve();
  #waiting = 0;

  /** Whether nothing waits to be submitted. */
  get idle(): boolean {
    return this.#waiting === 0;
  }

  async take<Answer>(issue: () => Promise<Issued<Answer>>): Promise<Answer> {
    this.#waiting++;
    const issued = this.#last.then(issue).finally(() => {
      this.#waiting--;
    });
    this.#last = issued.catch(() => {});
    return (await issued).answer;
  }
}
