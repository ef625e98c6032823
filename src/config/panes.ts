import { readValues, type SettingProblem, withSettings } from "./codec.ts";
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
  return (splitPanes(text) ?? []).map(
    (pane) => readValues(pane.filter(([name]) => isPaneSetting(name))).values as PaneChanges,
  );
}

/** So many are enough to see what is wrong with a text. */
const mostProblems = 5;

/** What is wrong with a text that was read all the same: panes that leave it out. */
export function panesProblems(text: string): readonly SettingProblem[] {
  const problems = (splitPanes(text) ?? []).flatMap((pane) =>
    pane.flatMap(([name, value]): readonly SettingProblem[] => {
      if (isPaneSetting(name)) return readValues([[name, value]]).problems;
      return [{ name: name.slice(0, 40), outcome: "unknown", received: value.slice(0, 40), expected: "" }];
    }),
  );
  return problems.slice(0, mostProblems).map((problem) => ({ ...problem, name: `compare: ${problem.name}` }));
}

export function panesText(panes: readonly PaneChanges[]): string {
  return panes
    .map((changes) => {
      const names = paneSettings.filter((name) => changes[name] !== undefined);
      return names.length === 0 ? "same" : names.map((name) => `${name}:${textOf(changes[name])}`).join(",");
    })
    .join(";");
}

/** A ladder may have commas between its levels, which stand between settings here. */
const textOf = (value: PlaygroundConfig[PaneSetting] | undefined): string =>
  typeof value === "boolean"
    ? value
      ? "1"
      : "0"
    : String(value)
        .trim()
        .replace(/[\s,]+/g, " ");

/** The settings of every pane, [1 … 4]: the first is the page's own. */
export function paneConfigs(config: PlaygroundConfig): readonly PlaygroundConfig[] {
  return [config, ...readPanes(config.compare).map((changes) => withSettings(config, changes))];
}

/** Whether a setting is of the sampler or the ladder that a pane may have for itself. */
export const isOfPane = (name: SettingName): name is PaneSetting => isPaneSetting(name) && name in settings;
