import type { PlaygroundConfig } from "../../src/config/settings.ts";
import { defaultConfig } from "../../src/config/settings.ts";
import type { ChooseOptions, ChosenEngine } from "../../src/engine/choose-engine.ts";
import type { DataSource } from "../../src/maths/density/data-source.ts";
import type {
  Checkpoint,
  Floats,
  PageMessage,
  Requests,
  RequestType,
  WorkerEvent,
  WorkerMessage,
} from "../../src/protocol/messages.ts";
import type { Port } from "../../src/worker/port.ts";
import { Session } from "../../src/worker/session.ts";
import { Clock, ScriptedEngine } from "./scripted-engine.ts";

const size = 8;

/** One filled cell among 8 × 8, row j, column i. */
export function cell(i: number, j: number): Floats {
  const mass = new Float32Array(size * size);
  mass[j * size + i] = 1;
  return mass;
}
export const nothing = (): Floats => new Float32Array(size * size);

/** 8 × 8 cell masses as data. */
export const raster = (mass: Floats): DataSource => ({ kind: "raster", size, mass });

export interface Opening {
  readonly config?: Partial<PlaygroundConfig>;
  /** The drawing; data of another kind take its place. */
  readonly mass?: Floats;
  readonly data?: DataSource;
  readonly checkpoint?: Checkpoint | null;
  /** The engines that are chosen, one after another; the first is a fresh scripted one. */
  readonly engines?: readonly ScriptedEngine[];
  /** What an engine that may be faster does while the first one works. */
  readonly challenge?: NonNullable<ChosenEngine["challenge"]>;
  /** What choosing waits for. */
  readonly gate?: Promise<unknown>;
}

/** The page's end of a session whose engines and clock are scripted. */
export class OpenedSession {
  readonly clock: Clock;
  readonly engines: readonly ScriptedEngine[];
  readonly messages: WorkerMessage[] = [];
  readonly chosen: ChooseOptions[] = [];
  config: PlaygroundConfig;
  /** Rejects when no engine can be had. */
  readonly opened: Promise<Requests["open"]["result"]>;
  readonly #port: Port;
  readonly #waiting = new Map<number, { resolve: (result: never) => void; reject: (error: Error) => void }>();
  #id = 0;

  constructor(opening: Opening = {}, clock = new Clock()) {
    this.clock = clock;
    this.engines = opening.engines ?? [new ScriptedEngine(clock)];
    this.config = { ...defaultConfig, levels: 3, ...opening.config };
    this.#port = { postMessage: (message) => this.#hear(message), onmessage: null };
    new Session(this.#port, {
      now: clock.now,
      yieldTask: () => {
        clock.time += 0.1;
        return new Promise((resolve) => setImmediate(resolve));
      },
      chooseEngine: async (options): Promise<ChosenEngine> => {
        const engine = this.engines[Math.min(this.chosen.push(options), this.engines.length) - 1];
        await opening.gate;
        if (engine === undefined) throw new Error("no engine in this script");
        const challenge = this.chosen.length === 1 ? opening.challenge : undefined;
        const trying = { engine: "webgpu", outcome: "trying", error: null, stepsPerSecond: null, detail: "" } as const;
        const attempts = challenge ? [trying] : [];
        return { engine, report: { engine: engine.name, device: "script", attempts }, challenge };
      },
    });
    this.opened = this.request("open", {
      config: this.config,
      data: opening.data ?? raster(opening.mass ?? cell(1, 1)),
      checkpoint: opening.checkpoint ?? null,
      lostEngines: [],
    });
    this.opened.catch(() => {});
  }

  /** The engine in force. */
  get engine(): ScriptedEngine {
    return this.engines[Math.max(0, this.chosen.length - 1)];
  }

  request<Type extends RequestType>(type: Type, payload: Requests[Type]["payload"]): Promise<Requests[Type]["result"]> {
    const id = ++this.#id;
    const answer = new Promise<Requests[Type]["result"]>((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
    });
    this.#port.onmessage?.({ data: { id, type, payload } as PageMessage } as MessageEvent<PageMessage>);
    return answer;
  }

  configure(changes: Partial<PlaygroundConfig>) {
    this.config = { ...this.config, ...changes };
    return this.request("configure", { config: this.config });
  }

  setData(mass: Floats) {
    return this.request("setData", { data: raster(mass) });
  }

  events<Type extends WorkerEvent["type"]>(type: Type): Extract<WorkerEvent, { type: Type }>[] {
    return this.messages.filter((message) => !("id" in message) && message.type === type) as never;
  }

  phases(): string[] {
    return this.events("phase").map(({ phase }) => phase);
  }

  /** Lets the session work until a condition holds. */
  async until(holds: () => boolean, turns = 2000): Promise<void> {
    for (let turn = 0; !holds(); turn++) {
      if (turn === turns) throw new Error(`still not so after ${turns} turns: ${holds}`);
      await new Promise((resolve) => setImmediate(resolve));
    }
  }

  /** Lets the session work until it has nothing left to do. */
  async rest(): Promise<void> {
    for (let quiet = 0, seen = -1; quiet < 5; quiet++) {
      if (this.messages.length + this.clock.time !== seen) quiet = 0;
      seen = this.messages.length + this.clock.time;
      await new Promise((resolve) => setImmediate(resolve));
    }
  }

  #hear(message: WorkerMessage): void {
    this.messages.push(message);
    if (!("id" in message)) return;
    const waiting = this.#waiting.get(message.id);
    this.#waiting.delete(message.id);
    if (message.type === "refused") waiting?.reject(new Error(message.reason));
    else waiting?.resolve(message.result as never);
  }
}

/** A session whose engine runs and whose first report has been made. */
export async function openSession(opening: Opening = {}): Promise<OpenedSession> {
  const session = new OpenedSession(opening);
  await session.opened;
  await session.rest();
  return session;
}
