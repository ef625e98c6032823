import { type PlaygroundConfig, type SettingName, settingNames, settings } from "../config/settings.ts";
import { sameLadder } from "../maths/noise/ladder.ts";
import { ladderOf } from "./derived.ts";
import type { Ghost } from "./state.ts";

/** Settings that make a training another one; the engine computes the same, and the ladder is compared as a whole. */
const scopes: ReadonlySet<string> = new Set(["data", "network", "training"]);
const ofLadder: ReadonlySet<SettingName> = new Set(["levels", "sigmaMax", "sigmaMin", "spacing", "ladder"]);

export interface GhostDifferences {
  /** Settings with another value than now, in the order of the table; those of the ladder left out. */
  readonly settings: readonly SettingName[];
  readonly ladder: boolean;
  /** What keeps its losses from standing on the same axes, if anything does. */
  readonly incomparable: readonly SettingName[];
}

/**
 * How the training before differs from the present one. Losses of another weighting are other quantities; so are those
 * of another objective, though their excess is the same.
 */
export function ghostDifferences(ghost: Ghost, config: PlaygroundConfig): GhostDifferences {
  const differing = settingNames.filter((name) => ghost.config[name] !== config[name] && matters(name, config));
  return {
    settings: differing.filter((name) => !ofLadder.has(name)),
    ladder: !sameLadder(ladderOf(ghost.config), ladderOf(config)),
    incomparable: differing.filter(
      (name) => name === "weighting" || (name === "objective" && config.lossView === "loss"),
    ),
  };
}

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
