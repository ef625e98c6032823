import { type PageOptions, pageOptionsQuery } from "../config/page-options.ts";
import { defaultConfig, settingNames } from "../config/settings.ts";
import type { PlaygroundState } from "./state.ts";

export interface AddressOptions {
  /** Of the playground, without query and fragment. */
  readonly base: string;
  /** How the page that opens is to be shown; a whole page unless told. */
  readonly page?: Partial<PageOptions>;
}

/** The address that opens what is shown: its settings, its drawing, its place in the sampling. */
export async function shareAddress({ config }: PlaygroundState, { base, page = {} }: AddressOptions): Promise<string> {
  const query = new URLSearchParams(pageOptionsQuery(page));
  for (const name of settingNames) if (config[name] !== defaultConfig[name]) query.set(name, String(config[name]));
  const text = query.toString();
  return text === "" ? base : `${base}?${text}`;
}
