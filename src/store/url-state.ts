import { type ReadConfig, readQuery } from "../config/codec.ts";
import { panesProblems } from "../config/panes.ts";

/** Reads the settings named in an address's query, those of compared panes too. */
export function readAddress(search: string): ReadConfig {
  const { config, problems } = readQuery(new URLSearchParams(search));
  return { config, problems: [...problems, ...panesProblems(config.compare)] };
}
