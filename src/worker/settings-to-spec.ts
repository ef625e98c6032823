import type { PlaygroundConfig, Scope, SettingName } from "../config/settings.ts";
import { settingNames, settings } from "../config/settings.ts";
import type { EngineSpec, TrainingSpec } from "../engine/score-engine.ts";
import type { NetworkSpec } from "../maths/network/architecture.ts";
import { ladderFrom } from "../maths/noise/ladder.ts";

/** @throws RangeError when the settings give no ladder, or the one level to train on is not on it */
export function engineSpec(config: PlaygroundConfig): EngineSpec {
  return { network: networkSpec(config), training: trainingSpec(config), seed: config.seed };
}

export function networkSpec(config: PlaygroundConfig): NetworkSpec {
  const { width, depth, activation, parametrization, fourierOctaves, form, classes } = config;
  return { width, depth, activation, parametrization, fourierOctaves, form, classes };
}

function trainingSpec(config: PlaygroundConfig): TrainingSpec {
  const { objective, projection, weighting, batchSize, learningRate, emaDecay, labelDropout, flipTarget } = config;
  const onlyLevel = config.trainOn === "one" ? config.trainedLevel - 1 : null;
  const sigmas = ladderFrom(config);
  if (onlyLevel !== null && onlyLevel >= sigmas.length) {
    throw new RangeError(`need a level to train on from 1 to ${sigmas.length}, got ${config.trainedLevel}`);
  }
  const loss = { objective, projection, weighting, labelDropout, flipTarget };
  return { sigmas, onlyLevel, ...loss, batchSize, learningRate, emaDecay };
}

/** What the settings that differ ask for. */
export function changedScopes(before: PlaygroundConfig, after: PlaygroundConfig): ReadonlySet<Scope> {
  const differing = settingNames.filter((name: SettingName) => before[name] !== after[name]);
  return new Set(differing.map((name) => settings[name].scope));
}
