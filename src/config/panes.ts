import { readQuery, withSettings } from "./codec.ts";
import { splitPanes } from "./panes-text.ts";
import { type PlaygroundConfig, type SettingName, settings } from "./settings.ts";

/** What a pane of a comparison may change: how it samples, and on which ladder. Start, seed and data are shared. */
export const paneSettings = [
  "sampler",
  "scoreUsed",
  "stepsPerLevel",
  "stepSize",
  "langevinSteps",
  "langevinLevel",
  "temperature",
  "process",
  "substeps",
  "betas",
  "correctorSteps",
  "snr",
  "solver",
  "tolerance",
  "variance",
  "denoise",
  "label",
  "guidance",
  "levels",
  "sigmaMax",
  "sigmaMin",
  "spacing",
  "ladder",
] as const satisfies readonly SettingName[];
export type PaneSetting = (typeof paneSettings)[number];
export type PaneChanges = Partial<Pick<PlaygroundConfig, PaneSetting>>;

const isPaneSetting = (name: string): name is PaneSetting => (paneSettings as readonly string[]).includes(name);

/** What each pane beside the first changes; what cannot be read is left out. */
export function readPanes(text: string): readonly PaneChanges[] {
  return (splitPanes(text) ?? []).map((pane) => {
    const known = pane.filter(([name]) => isPaneSetting(name));
    const { config, problems } = readQuery(known.map(([name, value]): [string, string] => [name, value]));
    const unusable = new Set(problems.filter(({ outcome }) => outcome !== "clamped").map(({ name }) => name));
    const names = known.map(([name]) => name).filter((name) => !unusable.has(name));
    return Object.fromEntries(names.map((name) => [name, config[name as PaneSetting]])) as PaneChanges;
  });
}

export function panesText(panes: readonly PaneChanges[]): string {
  return panes
    .map((changes) => {
      const names = paneSettings.filter((name) => changes[name] !== undefined);
      return names.length === 0 ? "same" : names.map((name) => `${name}:${textOf(changes[name])}`).join(",");
    })
    .join(";");
}

const textOf = (value: PlaygroundConfig[PaneSetting] | undefined): string =>
  typeof value === "boolean" ? (value ? "1" : "0") : String(value);

/** The settings of every pane, [1 … 4]: the first is the page's own. */
export function paneConfigs(config: PlaygroundConfig): readonly PlaygroundConfig[] {
  return [config, ...readPanes(config.compare).map((changes) => withSettings(config, changes))];
}

/** Whether a setting is of the sampler or the ladder that a pane may have for itself. */
export const isOfPane = (name: SettingName): name is PaneSetting => isPaneSetting(name) && name in settings;
