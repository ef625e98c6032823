import { playgroundVersion } from "../../config/version.ts";
import type { Playground } from "../../store/playground-store.ts";
import { contractVersion, type Envelope, type HostEventName, type HostEvents, namespace } from "../messages.ts";
import { commands } from "./commands.ts";
import { hostEvents } from "./host-events.ts";
import { type KeyWindow, passKeys } from "./keys.ts";
import { messageRate } from "./message-rate.ts";
import { readCommand, readEnvelope } from "./message-schema.ts";
import { hearSlide } from "./seen.ts";
import type { Timers } from "./throttle.ts";

/** The part of a window that is used, so that a test can script one. */
export interface HostWindow extends KeyWindow {
  readonly parent: { postMessage(message: unknown, targetOrigin: string): void };
  addEventListener: KeyWindow["addEventListener"] & MessageListening;
  removeEventListener: KeyWindow["removeEventListener"] & MessageListening;
}

type MessageListening = (type: "message", listener: (event: MessageEvent) => void) => void;

export interface HostOptions extends Timers {
  readonly window: HostWindow;
  /** Of the playground, without query and fragment. */
  readonly base: string;
  /** Whether a control on the page takes a key itself. */
  readonly takesKey: (event: KeyboardEvent) => boolean;
}

/** So many messages a second are heard, and so many commands may wait: no deck comes near. */
const perSecond = 200;
const mostWaiting = 50;
/** Whoever waits for an answer is told that there will be none. */
const excess = `need at most ${perSecond} commands a second, and ${mostWaiting} that wait for their answers, got more`;

/**
 * Answers the page around the playground, and tells it what happens (messages.ts). Only that page is heard, of the origin
 * that the address names, if it names one; what is no message of the contract changes nothing, nor does what comes in
 * excess, which is refused unread.
 *
 * @returns stops it
 */
export function startHost(playground: Playground, options: HostOptions): () => void {
  const { window, base, takesKey, now, later } = options;
  const { origin } = playground.state.get().page;
  const rate = messageRate({ perSecond, mostWaiting, now });
  const carryOut = commands({ playground, base, now });

  const post = (id: number, type: string, payload: unknown) => {
    const envelope: Envelope = { ns: namespace, v: contractVersion, id, type, payload };
    // An opaque origin cannot be named.
    window.parent.postMessage(envelope, origin === "" || origin === "null" ? "*" : origin);
  };
  const tell = <Name extends HostEventName>(name: Name, payload: HostEvents[Name]) => post(0, name, payload);

  const answer = async (id: number, work: () => Promise<unknown>) => {
    try {
      post(id, "result", await work());
    } catch (error) {
      post(id, "error", { message: error instanceof Error ? error.message : String(error) });
    }
  };
  const hear = (event: MessageEvent) => {
    if (event.source !== window.parent || (origin !== "" && event.origin !== origin)) return;
    if (hearSlide(playground, event.data)) return;
    const envelope = readEnvelope(event.data);
    if (!envelope) return;
    if (!rate.admits()) return post(envelope.id, "error", { message: excess });
    const command = readCommand(envelope);
    void rate.whileWaiting(() =>
      answer(envelope.id, () => (typeof command === "string" ? Promise.reject(new Error(command)) : carryOut(command))),
    );
  };

  window.addEventListener("message", hear);
  const stopKeys = passKeys({
    window,
    embed: () => playground.state.get().page.embed,
    takesKey,
    pass: (key) => tell("key", key),
  });
  const stopEvents = hostEvents({ playground, tell, version: playgroundVersion, base, now, later });
  return () => {
    window.removeEventListener("message", hear);
    stopKeys();
    stopEvents();
  };
}
