import { pageOptionsQuery } from "../../config/page-options-query.ts";
import { defaultConfig, type SettingName, settingNames, settings } from "../../config/settings.ts";
import { isNamed } from "../../store/link-of-state.ts";
import type { AddressOptions } from "../../store/share-address.ts";
import type { PlaygroundState } from "../../store/state.ts";

/** Whether an address that names the settings opens everything that is shown: no drawing, and no data of one's own. */
export const namesAll = ({ config, data }: PlaygroundState): boolean => isNamed(config, data);

/** The level shown goes with the particles, and opens with them. */
const isFollowed = (name: SettingName, { config, run }: PlaygroundState): boolean =>
  name === "level" && config.follow && run?.following === true;

/**
 * An address that names each setting that is not at its default: people can read and change it, and it holds no data.
 * What it does not name is as the playground that opens it has it.
 */
export function namedAddress(state: PlaygroundState, { base, page = {} }: AddressOptions): string {
  const { config } = state;
  const named = settingNames
    .filter((name) => config[name] !== defaultConfig[name] && !isFollowed(name, state))
    .map((name): [string, string] => {
      const value = config[name];
      return [name, settings[name].kind === "flag" ? (value ? "1" : "0") : String(value)];
    });
  const query = new URLSearchParams([...named, ...pageOptionsQuery(page)]).toString();
  return query === "" ? base : `${base}?${query.replaceAll("%2C", ",").replaceAll("%3A", ":")}`;
}
