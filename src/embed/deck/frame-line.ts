import {
  type CommandName,
  type Commands,
  contractVersion,
  type Envelope,
  type HostEventName,
  namespace,
} from "../messages.ts";

/** Commands to one frame and its answers, by the contract of messages.ts. */
export interface FrameLine {
  /** @throws Error what the frame says, or that it does not answer */
  ask<Name extends CommandName>(name: Name, payload: Commands[Name]["payload"]): Promise<Commands[Name]["result"]>;
  /** Takes in what came from the frame; an event is handed on, an answer settles its question. */
  hear(data: unknown): { readonly type: HostEventName; readonly payload: unknown } | null;
  /** Ends what is under way: the frame is another one now. */
  drop(): void;
}

/** What was asked of a frame that is another one now. */
export class FrameGone extends Error {
  constructor() {
    super("the frame has gone");
  }
}

export interface FrameLineOptions {
  readonly post: (message: Envelope) => void;
  /** Milliseconds until a question counts as not answered; Infinity for never. */
  readonly patience?: number;
  /** Where the ids begin: other scripts of the page may talk to the same frame, each with its own ids. */
  readonly firstId: number;
}

const eventNames: ReadonlySet<string> = new Set<HostEventName>([
  "ready",
  "state",
  "progress",
  "sampled",
  "error",
  "engine",
  "key",
]);

interface Question {
  readonly resolve: (payload: unknown) => void;
  readonly reject: (reason: Error) => void;
  readonly timer: ReturnType<typeof setTimeout> | undefined;
}

export function createFrameLine({ post, patience = 30_000, firstId }: FrameLineOptions): FrameLine {
  const questions = new Map<number, Question>();
  let lastId = firstId;

  function settle(id: number): Question | undefined {
    const question = questions.get(id);
    if (question) clearTimeout(question.timer);
    questions.delete(id);
    return question;
  }

  return {
    ask<Name extends CommandName>(name: Name, payload: Commands[Name]["payload"]) {
      const id = ++lastId;
      return new Promise<Commands[Name]["result"]>((resolve, reject) => {
        const giveUp = () =>
          settle(id)?.reject(new Error(`the frame did not answer "${name}" within ${patience / 1000} s`));
        const timer = Number.isFinite(patience) ? setTimeout(giveUp, patience) : undefined;
        // The contract ties a command to its result; what arrives is of that type or the frame is at fault.
        questions.set(id, { resolve: resolve as (payload: unknown) => void, reject, timer });
        post({ ns: namespace, v: contractVersion, id, type: name, payload });
      });
    },
    hear(data) {
      if (typeof data !== "object" || data === null) return null;
      const { ns, v, id, type, payload } = data as Partial<Record<keyof Envelope, unknown>>;
      if (ns !== namespace || v !== contractVersion || typeof id !== "number" || typeof type !== "string") return null;
      if (id === 0) return eventNames.has(type) ? { type: type as HostEventName, payload } : null;
      if (type === "result") settle(id)?.resolve(payload);
      if (type === "error") {
        const { message } = (payload ?? {}) as { readonly message?: unknown };
        settle(id)?.reject(new Error(typeof message === "string" ? message : "the frame refused a command"));
      }
      return null;
    },
    drop() {
      for (const id of [...questions.keys()]) settle(id)?.reject(new FrameGone());
    },
  };
}
