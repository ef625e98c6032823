import { type NamesOfKind, settings } from "../config/settings.ts";
import { formatCount, formatSignificant } from "../plots/format.ts";

/** A setting's value for people: whole numbers grouped, others to the digits that a move of their slider changes. */
export function formatSetting(name: NamesOfKind<"number">, value: number): string {
  if (name === "seed") return String(value);
  const { integer, scale, step } = settings[name];
  if (integer) return formatCount(value);
  // In equal steps 0.9999 is not 1.
  if (scale === "linear") return String(Number(value.toFixed(Math.max(0, Math.ceil(-Math.log10(step) - 1e-9)))));
  return formatSignificant(value, 3);
}
