import { type ReadConfig, readQuery } from "../config/codec.ts";

/** Reads the settings named in an address's query. */
export function readAddress(search: string): ReadConfig {
  return readQuery(new URLSearchParams(search));
}
