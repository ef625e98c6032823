import type { ChooseOptions, ChosenEngine } from "../engine/choose-engine.ts";
import type { PageMessage, WorkerMessage } from "../protocol/messages.ts";

/** The worker's end of the channel to the page: the worker's own scope, or a test's script. */
export interface Port {
  postMessage(message: WorkerMessage, transfer: Transferable[]): void;
  onmessage: ((event: MessageEvent<PageMessage>) => void) | null;
}

/** What a session needs of the world, passed in so that it runs in a test without a worker. */
export interface SessionTools {
  readonly chooseEngine: (options: ChooseOptions) => Promise<ChosenEngine>;
  /** Milliseconds from any origin. */
  readonly now: () => number;
  /** Resolves in a later task, after the messages that are already waiting were handled. */
  readonly yieldTask: () => Promise<void>;
}
