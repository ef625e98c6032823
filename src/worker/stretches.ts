import type { SessionTools } from "./port.ts";

/** Work that is not the engine's goes on so long before messages and training come in, ms; a slice of training is as long. */
const longest = 10;

/** Cuts a long job into stretches between which messages and training come in. */
export class Stretches {
  readonly #tools: Pick<SessionTools, "now" | "yieldTask">;
  /** Since when nobody else was let in. */
  #since: number;

  constructor(tools: Pick<SessionTools, "now" | "yieldTask">) {
    this.#tools = tools;
    this.#since = tools.now();
  }

  /** Lets the others in when the stretch has lasted long enough. */
  async letIn(): Promise<void> {
    if (this.#tools.now() - this.#since < longest) return;
    await this.#tools.yieldTask();
    this.#since = this.#tools.now();
  }
}
