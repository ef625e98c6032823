import type { HostEvents } from "../messages.ts";

type Press = HostEvents["key"];

const flags = ["shiftKey", "altKey", "ctrlKey", "metaKey"] as const;

/** A key that a frame passed back, or null where the message is none: it comes from another page. */
export function readKeyPress(payload: unknown): Press | null {
  if (typeof payload !== "object" || payload === null) return null;
  const given = payload as Partial<Record<keyof Press, unknown>>;
  const { key, code, keyCode } = given;
  if (typeof key !== "string" || key === "" || key.length > 32) return null;
  if (typeof code !== "string" || code.length > 32) return null;
  if (typeof keyCode !== "number" || !Number.isInteger(keyCode) || keyCode < 0 || keyCode > 255) return null;
  if (!flags.every((flag) => typeof given[flag] === "boolean")) return null;
  return given as Press;
}
