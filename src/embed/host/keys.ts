import type { HostEvents } from "../messages.ts";

/** Keys that only go with others, and the one that moves within the frame: no page waits for them. */
const silent: ReadonlySet<string> = new Set([
  "Tab",
  "Shift",
  "Control",
  "Alt",
  "Meta",
  "AltGraph",
  "CapsLock",
  "NumLock",
  "Fn",
  "Dead",
  "Process",
  "Unidentified",
]);

/** Of a clicker: in a deck they turn the slide, whatever has the focus. */
const clicker: ReadonlySet<string> = new Set(["PageUp", "PageDown"]);

type KeyPress = HostEvents["key"];

/** The part of a window that is used, so that a test can script one. */
export interface KeyWindow {
  addEventListener(type: "keydown", listener: (event: KeyboardEvent) => void, capture?: boolean): void;
  removeEventListener(type: "keydown", listener: (event: KeyboardEvent) => void, capture?: boolean): void;
}

export interface PassKeysOptions {
  readonly window: KeyWindow;
  /** Whether the page is embedded now. */
  readonly embed: () => boolean;
  /** Whether a control on the page takes a key itself. */
  readonly takesKey: (event: KeyboardEvent) => boolean;
  readonly pass: (key: KeyPress) => void;
}

/** Hands on the keys that the playground does not use: after a click inside the frame they would be lost. @returns ends it */
export function passKeys({ window, embed, takesKey, pass }: PassKeysOptions): () => void {
  const first = (event: KeyboardEvent) => {
    if (!embed() || !clicker.has(event.key) || event.defaultPrevented) return;
    // A slider would take it.
    event.preventDefault();
    event.stopPropagation();
    pass(pressOf(event));
  };
  const last = (event: KeyboardEvent) => {
    const key = keyToPass(event, takesKey);
    if (key) pass(key);
  };
  window.addEventListener("keydown", first, true);
  window.addEventListener("keydown", last);
  return () => {
    window.removeEventListener("keydown", first, true);
    window.removeEventListener("keydown", last);
  };
}

const pressOf = ({ key, code, keyCode, shiftKey, altKey, ctrlKey, metaKey }: KeyboardEvent): KeyPress => ({
  key,
  code,
  keyCode,
  shiftKey,
  altKey,
  ctrlKey,
  metaKey,
});

/**
 * A key that the playground has no use for, as it is handed on; null for one that it has used, or whoever types.
 *
 * @param isUsed whether a control on the page takes the key itself
 */
export function keyToPass(event: KeyboardEvent, isUsed: (event: KeyboardEvent) => boolean): KeyPress | null {
  if (event.defaultPrevented || event.isComposing || silent.has(event.key) || isUsed(event)) return null;
  return pressOf(event);
}
