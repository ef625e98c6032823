import { createFrameLine } from "./deck/frame-line.ts";
import {
  type CommandName,
  type Commands,
  commandNames,
  type HostEventName,
  type HostEvents,
  type HostState,
} from "./messages.ts";
import { paced } from "./paced.ts";

type Arguments<Payload> = null extends Payload ? [payload?: Exclude<Payload, null>] : [payload: Payload];

/** Every command of the contract (messages.ts): rejects with the playground's own sentence where it refuses. */
export type PlaygroundCommands = {
  readonly [Name in CommandName]: (...args: Arguments<Commands[Name]["payload"]>) => Promise<Commands[Name]["result"]>;
};

/** A playground in a frame. */
export interface Handle extends PlaygroundCommands {
  /** What it said of itself last. */
  readonly state: HostState;
  /** Listens to what it tells unasked. @returns stops listening */
  on<Name extends HostEventName>(name: Name, listener: (payload: HostEvents[Name]) => void): () => void;
  /** Listens no more; what is not answered yet rejects. */
  close(): void;
}

/** The part of an iframe that is used, so that a test can script one. */
export interface FrameLike {
  readonly contentWindow: { postMessage(message: unknown, targetOrigin: string): void } | null;
}
/** The part of the window around it. */
export interface AroundFrame {
  addEventListener(type: "message", listener: (event: MessageEvent) => void): void;
  removeEventListener(type: "message", listener: (event: MessageEvent) => void): void;
}

export interface ConnectOptions {
  /** How long to wait for a first answer, ms: 30 s unless told; Infinity to wait for a frame that is loaded later. */
  readonly timeout?: number;
  /** Gives up. */
  readonly signal?: AbortSignal;
}

/** Between two greetings, ms: nobody knows when the frame is there to hear one. */
const greetingInterval = 250;
const usualTimeout = 30_000;

/**
 * Connects to the playground in a frame, whether it is there already or still on its way. Several may be connected to one
 * frame.
 *
 * @throws Error (rejects) where nothing answers in time
 */
export function connect(
  iframe: FrameLike,
  { timeout = usualTimeout, signal }: ConnectOptions = {},
  around: AroundFrame = window,
): Promise<Handle> {
  // Nothing of a message is secret, and a frame in a sandbox has no origin that could be named.
  const post = (message: unknown) => iframe.contentWindow?.postMessage(message, "*");
  // Others may talk to the same frame: each has ids of its own.
  const [low = 0, high = 0] = crypto.getRandomValues(new Uint32Array(2));
  const firstId = (high % 2 ** 15) * 2 ** 32 + low;
  const line = createFrameLine({ post, patience: Number.POSITIVE_INFINITY, firstId });
  const greetings = createFrameLine({ post, patience: Number.POSITIVE_INFINITY, firstId: firstId + 2 ** 48 });
  const listeners = new Map<HostEventName, Set<(payload: never) => void>>();
  let state: HostState | null = null;
  let runs = false;
  let closed = false;
  let ready: HostEvents["ready"] | null = null;

  const note = (present: HostState) => {
    state = present;
    runs ||= present.engine !== null;
  };
  const hear = ({ source, data }: MessageEvent) => {
    if (source === null || source !== iframe.contentWindow) return;
    greetings.hear(data);
    const event = line.hear(data);
    if (!event) return;
    const { type, payload } = event;
    if (type === "ready") {
      // It was loaded anew: nobody answers what the one before was asked.
      if (runs) line.drop();
      runs = true;
      ready = payload as HostEvents["ready"];
    }
    if (type === "state") note(payload as HostState);
    for (const listener of [...(listeners.get(type) ?? [])]) listener(payload as never);
  };
  const pace = paced();
  const ask = async <Name extends CommandName>(name: Name, payload: Commands[Name]["payload"]) => {
    if (closed) throw new Error(`need a handle that is open for "${name}", got one that was closed`);
    return line.ask(name, payload);
  };
  const close = () => {
    closed = true;
    around.removeEventListener("message", hear);
    listeners.clear();
    greetings.drop();
    line.drop();
  };

  around.addEventListener("message", hear);
  return greet({ ask: () => greetings.ask("getState", null), timeout, signal }).then(
    (present) => {
      greetings.drop();
      note(present);
      const commands = commandNames.map((name) => [
        name,
        (payload: Commands[typeof name]["payload"] = null as never) => {
          const go = () => ask(name, payload);
          // What is to be paused may be what the others wait for.
          return name === "pause" ? go() : pace(go);
        },
      ]);
      return {
        ...(Object.fromEntries(commands) as unknown as PlaygroundCommands),
        get state() {
          return state as HostState;
        },
        on(name, listener) {
          const known = listeners.get(name) ?? new Set();
          listeners.set(name, known.add(listener));
          // It is told once, and may have been told before there was a handle.
          if (name === "ready" && ready) queueMicrotask(() => known.has(listener) && listener(ready as never));
          return () => known.delete(listener);
        },
        close,
      };
    },
    (error: unknown) => {
      close();
      throw error;
    },
  );
}

interface Greeting {
  readonly ask: () => Promise<HostState>;
  readonly timeout: number;
  readonly signal: AbortSignal | undefined;
}

/** Asks until it is answered: a frame that is on its way hears nothing yet. */
function greet({ ask, timeout, signal }: Greeting): Promise<HostState> {
  return new Promise((resolve, reject) => {
    const timers: ReturnType<typeof setTimeout>[] = [];
    const end = (settle: () => void) => {
      for (const timer of timers) clearTimeout(timer);
      signal?.removeEventListener("abort", abort);
      settle();
    };
    const abort = () => end(() => reject(new Error("the frame was given up before a playground answered in it")));
    const again = () =>
      void ask().then(
        (state) => end(() => resolve(state)),
        () => {},
      );
    timers.push(setInterval(again, greetingInterval));
    if (Number.isFinite(timeout)) {
      const giveUp = () =>
        end(() => reject(new Error(`no playground answered in the frame within ${timeout / 1000} s`)));
      timers.push(setTimeout(giveUp, timeout));
    }
    signal?.addEventListener("abort", abort);
    if (signal?.aborted) abort();
    else again();
  });
}
