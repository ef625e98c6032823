import { type ReadConfig, readQuery } from "../config/codec.ts";
import { type PageOptions, pageOptionNames, readPageOptions } from "../config/page-options.ts";
import { panesProblems } from "../config/panes.ts";

export interface ReadAddress extends ReadConfig {
  readonly page: PageOptions;
}

/** Reads the settings named in an address's query, those of compared panes too, and how the page is to be shown. */
export function readAddress(search: string): ReadAddress {
  const query = new URLSearchParams(search);
  const { config, problems } = readQuery(query, pageOptionNames);
  const { options, problems: ofPage } = readPageOptions(query);
  return { config, page: options, problems: [...problems, ...ofPage, ...panesProblems(config.compare)] };
}
