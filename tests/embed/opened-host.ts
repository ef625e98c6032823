import type { PlaygroundConfig } from "../../src/config/settings.ts";
import { type HostWindow, startHost } from "../../src/embed/host/host.ts";
import type { Envelope, HostEventName, HostEvents } from "../../src/embed/messages.ts";
import { openedPlayground } from "../store/opened-playground.ts";

type Listener = (event: never) => void;

/** A window inside another one: what it is sent, and what it says to that one. */
export class FakeWindow implements HostWindow {
  readonly posted: { readonly message: unknown; readonly targetOrigin: string }[] = [];
  readonly parent = {
    postMessage: (message: unknown, targetOrigin: string) => void this.posted.push({ message, targetOrigin }),
  };
  readonly #listeners = new Map<string, Listener[]>();
  readonly addEventListener = ((type: string, listener: Listener, capture = false) => {
    const key = `${type}${capture ? " first" : ""}`;
    this.#listeners.set(key, [...(this.#listeners.get(key) ?? []), listener]);
  }) as HostWindow["addEventListener"];
  readonly removeEventListener = ((type: string, listener: Listener, capture = false) => {
    const key = `${type}${capture ? " first" : ""}`;
    this.#listeners.set(
      key,
      (this.#listeners.get(key) ?? []).filter((other) => other !== listener),
    );
  }) as HostWindow["removeEventListener"];

  dispatch(type: string, event: unknown): void {
    for (const listener of this.#listeners.get(type) ?? []) (listener as (event: unknown) => void)(event);
  }
  get listening(): number {
    return [...this.#listeners.values()].reduce((sum, { length }) => sum + length, 0);
  }
}

/**
 * An embedded page on a scripted worker, with a parent that remembers what it hears.
 *
 * @param page query of the page, beside `embed=1`
 */
export async function openedHost(
  config: Partial<PlaygroundConfig> = {},
  { lengths = [20], script = {}, origin = "" }: OpenedHostOptions = {},
) {
  const opened = await openedPlayground({ live: false, ...config }, lengths, script);
  const { playground, clock, settled } = opened;
  playground.setPage({ embed: true, origin });
  const window = new FakeWindow();
  let due: { readonly at: number; readonly callback: () => void }[] = [];
  const later = (callback: () => void, ms: number) => due.push({ at: clock.now() + ms, callback });
  const takesKey = (event: KeyboardEvent) => (event as { readonly taken?: boolean }).taken === true;
  const stop = startHost(playground, { window, base: "https://play.test/", takesKey, now: clock.now, later });
  const turn = async () => {
    const now = due.filter(({ at }) => at <= clock.now());
    due = due.filter(({ at }) => at > clock.now());
    for (const { callback } of now) callback();
    // Links are written in streams, which take turns of their own.
    for (let each = 0; each < 4; each++) await new Promise((resolve) => setImmediate(resolve));
    await settled();
  };
  const frames = async (count: number) => {
    for (let frame = 0; frame < count; frame++) {
      await clock.frames(1);
      await turn();
    }
  };
  const said = () => window.posted.map(({ message }) => message as Envelope);
  let lastId = 100;

  return {
    ...opened,
    window,
    stop,
    turn,
    frames,
    said,
    /** The answers to a command, once there are any, and what else comes with them. */
    async answered(id: number) {
      const until = Date.now() + 5000;
      while (!said().some((message) => message.id === id) && Date.now() < until) {
        await new Promise((resolve) => setTimeout(resolve, 2));
      }
      await turn();
      return said().filter((message) => message.id === id);
    },
    answersTo: (id: number) => said().filter((message) => message.id === id),
    events: <Name extends HostEventName>(name: Name) =>
      said()
        .filter(({ id, type }) => id === 0 && type === name)
        .map(({ payload }) => payload as HostEvents[Name]),
    send: (data: unknown, source: unknown = window.parent, from = "https://deck.test") =>
      window.dispatch("message", { data, source, origin: from }),
    /** Sends a command. @returns its id */
    command(type: string, payload: unknown = null): number {
      const id = ++lastId;
      window.dispatch("message", {
        data: { ns: "scorescape", v: 1, id, type, payload },
        source: window.parent,
        origin: "https://deck.test",
      });
      return id;
    },
    press(key: string, more: object = {}) {
      const event = {
        key,
        code: key,
        keyCode: 1,
        shiftKey: false,
        altKey: false,
        ctrlKey: false,
        metaKey: false,
        isComposing: false,
        defaultPrevented: false,
        stopped: false,
        preventDefault() {
          this.defaultPrevented = true;
        },
        stopPropagation() {
          this.stopped = true;
        },
        ...more,
      };
      window.dispatch("keydown first", event);
      if (!event.stopped) window.dispatch("keydown", event);
      return event;
    },
  };
}

export interface OpenedHostOptions {
  readonly lengths?: readonly number[];
  readonly script?: Parameters<typeof openedPlayground>[2];
  readonly origin?: string;
}
