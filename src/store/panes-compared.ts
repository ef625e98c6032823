import { withSettings } from "../config/codec.ts";
import { type PaneChanges, type PaneSetting, paneSettings, panesText, readPanes } from "../config/panes.ts";
import { mostOtherPanes } from "../config/panes-text.ts";
import { runSettings, samplerSettings } from "../config/sampler-settings.ts";
import type { PlaygroundConfig, SettingName } from "../config/settings.ts";
import { samplerNames } from "../maths/sampler/sampler-names.ts";
import { ladderOf, panesOf } from "./derived.ts";
import type { Run } from "./state.ts";

/** Whether panes are compared. */
export const isComparing = ({ compare }: Pick<PlaygroundConfig, "compare">): boolean => compare !== "";

/** Panes there may be in all. */
export const mostPanes = 1 + mostOtherPanes;

/**
 * What a new pane shows: a sampler that no pane has yet. With the page's own annealed Langevin the first two make the
 * trio of the literature: Langevin dynamics, the reverse SDE and the probability flow.
 */
const wanted: readonly PlaygroundConfig["sampler"][] = [
  "annealed-langevin",
  "reverse-sde",
  "probability-flow",
  "langevin",
  ...samplerNames,
];

/** One pane more; null when there are as many as there may be. */
export function withPaneAdded(config: PlaygroundConfig): Partial<PlaygroundConfig> | null {
  const others = readPanes(config.compare);
  if (others.length >= mostOtherPanes) return null;
  const taken = new Set(panesOf(config).map(({ sampler }) => sampler));
  const sampler = wanted.find((name) => !taken.has(name)) ?? config.sampler;
  return { compare: panesText([...others, { sampler }]) };
}

/** Without a pane; the first is the page's own and stays. */
export const withPaneRemoved = (config: PlaygroundConfig, pane: number): Partial<PlaygroundConfig> => ({
  compare: panesText(readPanes(config.compare).filter((_, index) => index !== pane - 1)),
});

/**
 * A setting of one pane: of the first it is the page's own. Another pane keeps as its own also what the page has alike,
 * or it would follow the page's next change; and what the setting brings with it, as a ladder by rule does.
 */
export function withPaneSetting<Name extends PaneSetting>(
  config: PlaygroundConfig,
  pane: number,
  name: Name,
  value: PlaygroundConfig[Name],
): Partial<PlaygroundConfig> {
  if (pane === 0) return { [name]: value };
  const others = readPanes(config.compare);
  const before = panesOf(config)[pane];
  if (!before) throw new RangeError(`need a pane from 0 to ${others.length}, got ${pane}`);
  const after = withSettings(before, { [name]: value });
  const changed = paneSettings.filter((each) => each === name || after[each] !== before[each]);
  const changes: PaneChanges = Object.fromEntries(changed.map((each) => [each, after[each]]));
  return { compare: panesText(others.map((other, index) => (index === pane - 1 ? { ...other, ...changes } : other))) };
}

const ofLadder = ["levels", "sigmaMax", "sigmaMin", "spacing", "ladder"] as const satisfies readonly SettingName[];

/** The settings of a pane that its run depends on, those of other samplers left out. */
const ofRun = (config: PlaygroundConfig): readonly SettingName[] => [
  "sampler",
  "seed",
  ...(config.start === "placed" ? (["places"] as const) : []),
  ...samplerSettings(config),
  ...runSettings(config),
  ...ofLadder,
];

/** Whether a pane would run otherwise now than it did. */
export const differs = (now: PlaygroundConfig, then: PlaygroundConfig): boolean =>
  ofRun(now).some((name) => now[name] !== then[name]);

/** Whether any pane would run otherwise now, or there are more or fewer. */
export function isOutdated(run: Run, config: PlaygroundConfig): boolean {
  const configs = panesOf(config);
  return configs.length !== run.panes.length || run.panes.some((pane, i) => differs(configs[i] ?? config, pane.config));
}

/** Whether runs have the panes, the samplers and the ladders that settings ask for: what a page of stages shows of them. */
export function fits(run: Run, config: PlaygroundConfig): "fits" | "other-ladder" | "other-samplers" {
  const configs = panesOf(config);
  if (configs.length !== run.panes.length) return "other-samplers";
  const pairs = run.panes.map((pane, index) => [pane.config, configs[index] as PlaygroundConfig] as const);
  if (pairs.some(([then, now]) => ladderOf(then) !== ladderOf(now))) return "other-ladder";
  return pairs.some(([then, now]) => then.sampler !== now.sampler) ? "other-samplers" : "fits";
}
