import { type PlaygroundConfig, type SettingName, settingNames, settings } from "../config/settings.ts";
import { sameLadder } from "../maths/noise/ladder.ts";
import { ladderOf } from "./derived.ts";
import type { Ghost, PlaygroundState } from "./state.ts";

/** Settings that make a training another one; the engine computes the same, and the ladder is compared as a whole. */
const scopes: ReadonlySet<string> = new Set(["data", "network", "training"]);
const ofLadder: ReadonlySet<SettingName> = new Set(["levels", "sigmaMax", "sigmaMin", "spacing", "ladder"]);

export interface GhostDifferences {
  /** Settings with another value than now, in the order of the table; those of the ladder left out. */
  readonly settings: readonly SettingName[];
  readonly ladder: boolean;
  /** Other data, though no setting tells: two drawings, mixtures or files. */
  readonly data: boolean;
}

/** How the training before differs from the present one. */
export function ghostDifferences(
  ghost: Ghost,
  { config, data }: Pick<PlaygroundState, "config" | "data">,
): GhostDifferences {
  return {
    settings: differing(ghost, config).filter((name) => !ofLadder.has(name)),
    ladder: !sameLadder(ladderOf(ghost.config), ladderOf(config)),
    data: ghost.config.preset === config.preset && ghost.data !== data,
  };
}

/**
 * What keeps the losses of the training before from standing on the present axes, if anything does: those of another
 * weighting are other quantities; so are those of another objective, though their excess is the same.
 */
export function incomparableSettings(ghost: Ghost, config: PlaygroundConfig): readonly SettingName[] {
  return differing(ghost, config).filter(
    (name) => name === "weighting" || (name === "objective" && config.lossView === "loss"),
  );
}

const differing = (ghost: Ghost, config: PlaygroundConfig): readonly SettingName[] =>
  settingNames.filter((name) => ghost.config[name] !== config[name] && matters(name, config));

const matters = (name: SettingName, config: PlaygroundConfig): boolean => {
  if (!scopes.has(settings[name].scope)) return false;
  if (name === "dataPoints") return config.finite;
  if (name === "trainedLevel") return config.trainOn === "one";
  return true;
};

/** Steps and values of the training before, on the levels shown now; NaN for a level that it did not have. */
export function ghostOnLevels(
  { losses }: Ghost,
  sigmas: readonly number[],
  view: PlaygroundConfig["lossView"],
): readonly { readonly step: number; readonly values: readonly number[] }[] {
  const places = sigmas.map((sigma) =>
    losses.sigmas.findIndex((other) => Math.abs(other - sigma) <= sameSigma * sigma),
  );
  return losses.entries.map((entry) => {
    const all = view === "loss" ? entry.loss : entry.gap;
    return { step: entry.step, values: places.map((place) => all[place] ?? Number.NaN) };
  });
}
/** Two levels this near, relatively, are one: settings and links round. */
const sameSigma = 1e-9;
