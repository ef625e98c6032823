import { connect, type Handle, type PlaygroundCommands } from "../connect.ts";
import { commandNames, type HostEventName, type HostState } from "../messages.ts";
import { embeddedAddress, observedAttributes, playgroundAt, readChanges } from "./attributes.ts";

/** What a frame may do: run scripts, and open the whole playground in a window of its own. */
const usualSandbox = "allow-scripts allow-popups allow-popups-to-escape-sandbox";
const usualTitle = "Scorescape playground";

/** Beside this module is the playground, unless `src` says otherwise. */
const here = import.meta.url;

const eventNames = [
  "ready",
  "state",
  "progress",
  "sampled",
  "error",
  "engine",
  "key",
] as const satisfies readonly HostEventName[];

const looks = new CSSStyleSheet();
looks.replaceSync(
  ":host { display: block; aspect-ratio: 16 / 9 } :host([hidden]) { display: none } iframe { display: block; width: 100%; height: 100%; border: 0 }",
);

/**
 * A playground in a frame of its own. Its attributes are the settings of an address; a change of one is told to the frame,
 * which is loaded anew only where it must be. Its methods are the commands of the contract, its DOM events what the
 * playground tells, in `detail`.
 */
export class ScorePlayground extends HTMLElement implements PlaygroundCommands {
  static readonly observedAttributes = observedAttributes;
  declare readonly load: PlaygroundCommands["load"];
  declare readonly train: PlaygroundCommands["train"];
  declare readonly pause: PlaygroundCommands["pause"];
  declare readonly play: PlaygroundCommands["play"];
  declare readonly reset: PlaygroundCommands["reset"];
  declare readonly score: PlaygroundCommands["score"];
  declare readonly sample: PlaygroundCommands["sample"];
  declare readonly step: PlaygroundCommands["step"];
  declare readonly stepBack: PlaygroundCommands["stepBack"];
  declare readonly seek: PlaygroundCommands["seek"];
  declare readonly getState: PlaygroundCommands["getState"];
  declare readonly setLanguage: PlaygroundCommands["setLanguage"];
  declare readonly setTheme: PlaygroundCommands["setTheme"];
  declare readonly exportImage: PlaygroundCommands["exportImage"];
  #frame = document.createElement("iframe");
  readonly #shadow: ShadowRoot;
  #handle: Handle | null = null;
  #ready: Promise<Handle> = Promise.reject(new Error("need the element in a document"));
  #leave: AbortController | null = null;
  #changed = new Map<string, string | null>();

  constructor() {
    super();
    this.#ready.catch(() => {});
    this.#shadow = this.attachShadow({ mode: "open" });
    this.#shadow.adoptedStyleSheets = [looks];
  }

  /** Another one after a change that no message can make. */
  get frame(): HTMLIFrameElement {
    return this.#frame;
  }

  /** What the playground said of itself last; null before it answers. */
  get state(): HostState | null {
    return this.#handle?.state ?? null;
  }
  /** Settles when the playground answers; a frame out of view is loaded when it comes near. */
  get ready(): Promise<Handle> {
    return this.#ready;
  }

  connectedCallback(): void {
    this.#changed.clear();
    this.#dress();
    this.#open();
  }

  disconnectedCallback(): void {
    this.#close();
    this.#frame.remove();
  }

  attributeChangedCallback(name: string, before: string | null, text: string | null): void {
    if (before === text || this.#leave === null) return;
    this.#dress();
    // Several attributes that are set in one go are one change.
    if (this.#changed.size === 0) queueMicrotask(() => this.#apply());
    this.#changed.set(name, text);
  }

  /** Loads a frame and connects to it. */
  #open(): void {
    const leave = new AbortController();
    this.#leave = leave;
    const frame = () => this.#frame.contentWindow;
    const current = {
      get contentWindow() {
        return frame();
      },
    };
    try {
      this.#load();
    } catch (error) {
      leave.abort();
      console.warn(error);
      this.#ready = Promise.reject(error);
      this.#ready.catch(() => {});
      return;
    }
    this.#ready = connect(current, { timeout: Number.POSITIVE_INFINITY, signal: leave.signal }).then((handle) => {
      if (leave.signal.aborted) handle.close();
      else this.#follow(handle);
      return handle;
    });
    this.#ready.catch(() => {});
  }

  #close(): void {
    this.#leave?.abort();
    this.#leave = null;
    this.#handle?.close();
    this.#handle = null;
  }

  /** Whatever is asked from now on is for the frame to come, and so is what no frame has heard yet. */
  #reopen(): void {
    if (this.#handle === null && this.#leave?.signal.aborted === false) {
      try {
        this.#load();
        return;
      } catch {
        // Whoever waits is told below.
      }
    }
    this.#close();
    this.#open();
  }

  #follow(handle: Handle): void {
    this.#handle = handle;
    for (const name of eventNames) {
      handle.on(name, (detail) => this.dispatchEvent(new CustomEvent(name, { detail })));
    }
  }

  #apply(): void {
    const { reload, settings } = readChanges(this.#changed);
    this.#changed.clear();
    if (!this.isConnected) return;
    if (reload) this.#reopen();
    else if (Object.keys(settings).length > 0) {
      this.#ready.then((handle) => handle.load(settings)).catch((error: unknown) => console.warn(error));
    }
  }

  #attributes(): readonly (readonly [string, string])[] {
    return [...this.attributes].map(({ name, value }) => [name, value]);
  }

  /** In a frame of its own each time: another fragment, or another sandbox, would load nothing. */
  #load(): void {
    const frame = document.createElement("iframe");
    frame.loading = "lazy";
    frame.allow = "fullscreen";
    frame.title = this.#frame.title;
    frame.setAttribute("sandbox", this.getAttribute("sandbox") ?? usualSandbox);
    this.#frame = frame;
    this.#shadow.replaceChildren();
    const base = playgroundAt(this.getAttribute("src"), { here, document: document.baseURI });
    frame.src = embeddedAddress(base, this.#attributes());
    this.#shadow.replaceChildren(frame);
  }

  #dress(): void {
    this.#frame.title = this.getAttribute("title") ?? usualTitle;
    const [width, height] = (["width", "height"] as const).map((name) => sizeOf(this.getAttribute(name)));
    this.style.setProperty("width", width ?? null);
    this.style.setProperty("height", height ?? null);
    this.style.setProperty("aspect-ratio", width && height ? "auto" : null);
  }
}

/** A size as HTML has it: a number of CSS pixels, or of per cent. */
function sizeOf(text: string | null): string | null {
  const [, number, unit] = /^(\d+(?:\.\d+)?)(px|%)?$/.exec(text ?? "") ?? [];
  return number === undefined ? null : `${number}${unit ?? "px"}`;
}

/** Whatever is asked of the element waits until there is a playground to ask. */
for (const name of commandNames) {
  Object.defineProperty(ScorePlayground.prototype, name, {
    configurable: true,
    writable: true,
    value(this: ScorePlayground, ...args: readonly unknown[]) {
      // After the attributes that were set before it.
      return Promise.resolve()
        .then(() => this.ready)
        .then((handle) => (handle[name] as (...given: readonly unknown[]) => Promise<unknown>)(...args));
    },
  });
}
declare global {
  interface HTMLElementTagNameMap {
    "score-playground": ScorePlayground;
  }
}
