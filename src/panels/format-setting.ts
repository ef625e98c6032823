import { type NamesOfKind, settings } from "../config/settings.ts";
import { formatCount, formatSignificant } from "../plots/format.ts";

/** A setting's value for people: whole numbers grouped, others to the digits that matter. */
export function formatSetting(name: NamesOfKind<"number">, value: number): string {
  if (name === "seed") return String(value);
  return settings[name].integer ? formatCount(value) : formatSignificant(value, 3);
}
