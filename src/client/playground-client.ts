import type { EngineName, EngineReport } from "../config/engine-names.ts";
import type { PlaygroundConfig } from "../config/settings.ts";
import type { DataSource } from "../maths/density/data-source.ts";
import type {
  Checkpoint,
  PageMessage,
  Requests,
  RequestType,
  WorkerEvent,
  WorkerMessage,
} from "../protocol/messages.ts";
import { RequestRefused, WorkerStopped } from "./client-errors.ts";
import { startHeartbeat } from "./heartbeat.ts";

/** The part of a Worker that is used, so that a test can script one. */
export interface WorkerLike {
  postMessage(message: PageMessage): void;
  terminate(): void;
  onmessage: ((event: MessageEvent<WorkerMessage>) => void) | null;
  onmessageerror: ((event: MessageEvent) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
}

/** What the client tells beside the worker's own events. */
export type ClientEvent =
  /** The worker crashed or fell silent; `restart` starts another. */
  { readonly type: "stopped"; readonly detail: string };

export interface Opening {
  readonly config: PlaygroundConfig;
  readonly data: DataSource;
  /** The network to go on with, where there is one. */
  readonly checkpoint?: Checkpoint | null;
}

type Result<Type extends RequestType> = Requests[Type]["result"];
type Listener = (event: WorkerEvent | ClientEvent) => void;
interface Pending {
  readonly type: RequestType;
  readonly resolve: (result: never) => void;
  readonly reject: (error: Error) => void;
  /** Of setData. */
  readonly data?: DataSource;
}

/**
 * The page's end of the worker: requests are promises, events go to listeners. It keeps what a new worker needs to go
 * on (settings, drawing, last checkpoint), replaces a worker whose engine lost its device by itself, and one that
 * crashed when asked to.
 */
export class PlaygroundClient {
  readonly #createWorker: () => WorkerLike;
  readonly #visible: () => boolean;
  readonly #listeners = new Set<Listener>();
  readonly #pending = new Map<number, Pending>();
  readonly #lostEngines = new Set<EngineName>();
  #worker: WorkerLike | null = null;
  #stopHeartbeat = () => {};
  #nextId = 1;
  #opening: Opening | null = null;
  /** The data that the worker took last. */
  #accepted: DataSource | null = null;
  #checkpoint: Checkpoint | null = null;
  /** Whether training runs until paused, so that it goes on with another engine. */
  #endless = false;
  #training = false;

  constructor(createWorker: () => WorkerLike, visible = () => document.visibilityState === "visible") {
    this.#createWorker = createWorker;
    this.#visible = visible;
  }

  /** @returns unsubscribes */
  on(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Starts a worker. Resolves once an engine runs. */
  open({ checkpoint = this.#checkpoint, ...opening }: Opening): Promise<EngineReport> {
    this.#opening = opening;
    this.#accepted = opening.data;
    this.#checkpoint = checkpoint;
    return new Promise((resolve, reject) => this.#openWorker(opening, { type: "open", resolve, reject }));
  }

  /** Starts another worker after a stop, with the settings, the drawing and the last checkpoint. */
  restart(): Promise<EngineReport> {
    if (this.#opening === null) return Promise.reject(new WorkerStopped("need a client that was opened before"));
    this.#stop("restarting");
    return this.open(this.#opening);
  }

  /**
   * Settings and drawing are kept for the next worker even when there is none at present.
   *
   * @throws WorkerStopped (rejects) when there is no worker, or it stops before it answers
   * @throws RequestRefused (rejects) with the worker's reason
   */
  request<Type extends Exclude<RequestType, "open">>(
    type: Type,
    payload: Requests[Type]["payload"],
  ): Promise<Result<Type>> {
    const data = this.#remember({ type, payload } as Omit<PageMessage, "id">);
    return new Promise((resolve, reject) => this.#post({ type, resolve, reject, ...data }, payload));
  }

  /** The last network that the worker told of; null where it has told of none. */
  get checkpoint(): Checkpoint | null {
    return this.#checkpoint;
  }

  dispose(): void {
    this.#stop("the client was disposed");
    this.#listeners.clear();
  }

  #openWorker(opening: Opening, pending: Pending): void {
    const worker = this.#createWorker();
    this.#worker = worker;
    worker.onmessage = ({ data }) => this.#hear(data);
    worker.onerror = (event) => this.#crash(event.message || "the worker could not be loaded");
    worker.onmessageerror = () => this.#crash("a message of the worker could not be read");
    // Arrays are cloned, not transferred: the client keeps them for the next worker.
    this.#post(pending, { ...opening, checkpoint: this.#checkpoint, lostEngines: [...this.#lostEngines] });
    this.#stopHeartbeat = startHeartbeat({
      ping: () => this.request("ping", null),
      visible: this.#visible,
      onDead: () => this.#crash("the worker fell silent"),
    });
  }

  #post(pending: Pending, payload: Requests[RequestType]["payload"]): void {
    if (this.#worker === null) {
      pending.reject(new WorkerStopped(`need a running worker for ${pending.type}, got none`));
      return;
    }
    const id = this.#nextId++;
    this.#pending.set(id, pending);
    this.#worker.postMessage({ id, type: pending.type, payload } as PageMessage);
  }

  #hear(message: WorkerMessage): void {
    if (!("id" in message)) {
      this.#hearEvent(message);
      return;
    }
    const pending = this.#pending.get(message.id);
    // Asked of a worker before this one.
    if (pending === undefined) return;
    this.#pending.delete(message.id);
    if (message.type === "refused") {
      this.#forgetRefused(pending.data);
      pending.reject(new RequestRefused(message.reason));
      return;
    }
    this.#accepted = pending.data ?? this.#accepted;
    // Weights that were thrown away must not come back with the next worker.
    if (message.type === "reset" || (message.type === "configure" && message.result.freshWeights)) {
      this.#checkpoint = null;
    }
    pending.resolve(message.result as never);
  }

  /** No worker would open with data that one has refused. */
  #forgetRefused(data: DataSource | undefined): void {
    if (data === undefined || this.#opening?.data !== data || this.#accepted === null) return;
    this.#opening = { ...this.#opening, data: this.#accepted };
  }

  #hearEvent(event: WorkerEvent): void {
    if (event.type === "checkpoint") this.#checkpoint = event.checkpoint;
    if (event.type === "phase") this.#training = event.phase === "training";
    if (event.type === "failed") this.#stop(event.detail);
    this.#tell(event);
    if (event.type === "engine-lost") this.#replaceEngine(event.engine);
  }

  /**
   * Keeps what the next worker is to be opened with.
   *
   * @returns the data, if it is to have others
   */
  #remember(message: Omit<PageMessage, "id">): { readonly data?: DataSource } {
    const { type, payload } = message as PageMessage;
    // So many steps asked for while training runs until paused change nothing.
    if (type === "train") this.#endless = payload.steps === null || (this.#endless && this.#training);
    if (type === "pause" || type === "reset" || type === "restore") this.#endless = false;
    if (type === "reset") this.#checkpoint = null;
    if (type === "restore") this.#checkpoint = payload.checkpoint;
    if (this.#opening === null) return {};
    if (type === "configure") this.#opening = { ...this.#opening, config: payload.config };
    if (type !== "setData") return {};
    this.#opening = { ...this.#opening, ...payload };
    return payload;
  }

  #replaceEngine(engine: EngineName): void {
    if (this.#opening === null) return;
    this.#lostEngines.add(engine);
    const goOn = this.#training && this.#endless;
    const ignore = () => {};
    // Whoever still waits for the first engine gets the second one.
    const opening = [...this.#pending.entries()].find(([, { type }]) => type === "open");
    if (opening !== undefined) this.#pending.delete(opening[0]);
    this.#stop(`the device of the ${engine} engine was lost`);
    this.#openWorker(this.#opening, opening?.[1] ?? { type: "open", resolve: ignore, reject: ignore });
    if (goOn) this.request("train", { steps: null }).catch(ignore);
  }

  #crash(detail: string): void {
    this.#stop(detail);
    this.#tell({ type: "stopped", detail });
  }

  #stop(reason: string): void {
    this.#stopHeartbeat();
    if (this.#worker !== null) {
      this.#worker.onmessage = null;
      this.#worker.onerror = null;
      this.#worker.onmessageerror = null;
      this.#worker.terminate();
    }
    this.#worker = null;
    this.#training = false;
    const waiting = [...this.#pending.values()];
    this.#pending.clear();
    // A checkpoint told after a reset was asked for is of the weights before it.
    if (waiting.some(({ type }) => type === "reset")) this.#checkpoint = null;
    for (const { type, reject } of waiting) reject(new WorkerStopped(`${type} was not answered: ${reason}`));
  }

  #tell(event: WorkerEvent | ClientEvent): void {
    for (const listener of [...this.#listeners]) listener(event);
  }
}
