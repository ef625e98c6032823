import { defaultPageOptions, mostTrainingAtOpening, type PageOptions } from "../config/page-options.ts";
import { pageOptionsQuery } from "../config/page-options-query.ts";
import { defaultConfig, type PlaygroundConfig, type SettingName, settingNames, settings } from "../config/settings.ts";
import { isOfExample } from "./examples.ts";
import { exampleOf, isNamed, linkStateOf, type Shared } from "./link-of-state.ts";
import { encodeLink } from "./link-streams.ts";

export interface AddressOptions {
  /** Of the playground, without query and fragment. */
  readonly base: string;
  /** How the page that opens is to be shown; a whole page unless told. */
  readonly page?: Partial<PageOptions>;
}

/** What the first words and colours need stands in the query, where it is read before any fragment. */
const ofReader = ["lang", "theme"] as const satisfies readonly SettingName[];
/** An address that names no more than these is one that people read. */
const readable: ReadonlySet<SettingName> = new Set<SettingName>(["preset", "level", ...ofReader]);

const withoutReader = (config: PlaygroundConfig): PlaygroundConfig => ({
  ...config,
  lang: defaultConfig.lang,
  theme: defaultConfig.theme,
});

/**
 * The fragment that holds everything that is shown, but for the language and the colours: "#s=1.…". It is the same for
 * the same state, and none of it needs escaping.
 */
export async function fragmentOf(state: Shared): Promise<string> {
  const link = await linkStateOf(state);
  return `#s=${await encodeLink({ ...link, config: withoutReader(link.config) })}`;
}

/**
 * The address that opens what is shown: its settings, its drawing, its training and its place in the sampling. A preset
 * with the defaults, or an example as it comes, has one that people can read; everything else is in the fragment.
 */
export async function shareAddress(state: Shared, { base, page = {} }: AddressOptions): Promise<string> {
  const { config, data, run } = state;
  const lesson = exampleOf(state);
  const differing = settingNames.filter((name) => config[name] !== defaultConfig[name] && !isFollowed(name, state));
  const opened = { ...defaultPageOptions, ...page };
  if (lesson !== "") {
    return address(
      base,
      { ...opened, lesson },
      differing.filter((name) => !isOfExample(name)),
      config,
    );
  }
  const trained = page.train ?? state.step;
  const step = page.step === undefined ? (run?.step ?? null) : page.step;
  if (isNamed(config, data) && differing.every((name) => readable.has(name))) {
    return address(base, { ...opened, train: Math.min(trained, mostTrainingAtOpening), step }, differing, config);
  }
  const link = await linkStateOf({ ...state, step: trained });
  const fragment = await encodeLink({ ...link, step, config: withoutReader(link.config) });
  const query = { ...opened, train: 0, step: null };
  const ofQuery = differing.filter((name) => (ofReader as readonly string[]).includes(name));
  return `${address(base, query, ofQuery, config)}#s=${fragment}`;
}

/** The level shown goes with the particles, and opens with them. */
const isFollowed = (name: SettingName, { config, run }: Shared): boolean =>
  name === "level" && config.follow && run?.following === true;

function address(base: string, page: PageOptions, names: readonly SettingName[], config: PlaygroundConfig): string {
  const settingsQuery = names.map((name): [string, string] => [name, textOf(name, config)]);
  const query = new URLSearchParams([...settingsQuery, ...pageOptionsQuery(page)]).toString();
  // Commas and slashes of lists and places may stand in a query as they are, and are read by people.
  return query === "" ? base : `${base}?${query.replaceAll("%2C", ",").replaceAll("%3A", ":").replaceAll("%2F", "/")}`;
}

const textOf = (name: SettingName, config: PlaygroundConfig): string =>
  settings[name].kind === "flag" ? (config[name] ? "1" : "0") : String(config[name]);
