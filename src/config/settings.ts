import { presetNames } from "../maths/density/preset-names.ts";
import { activations, forms, parametrizations } from "../maths/network/architecture.ts";
import { isLadderText, spacings } from "../maths/noise/ladder.ts";
import { objectives, projections } from "../maths/objective/objectives.ts";
import { weightings } from "../maths/objective/weighting.ts";
import { betaSchedules, processes, samplerNames, solvers, starts, variances } from "../maths/sampler/sampler-names.ts";
import { mostZoom } from "../maths/sight.ts";
import { engineNames } from "./engine-names.ts";
import { isPanesText } from "./panes-text.ts";
import { isPlacesText } from "./places.ts";

/** Classes that can be drawn and told apart. */
export const mostClasses = 4;

/**
 * The one table of settings. It drives the controls, the defaults, the bounds, links and embeds. Labels and help texts
 * are in i18n under the same names, so a setting without words is a compile error.
 */

/**
 * What a change of a setting asks for: new weights, the next training step, another engine, the next sampler run, or
 * only another picture.
 */
export type Scope = "data" | "network" | "training" | "engine" | "sampler" | "view";

export interface NumberSetting {
  readonly kind: "number";
  readonly scope: Scope;
  readonly default: number;
  readonly min: number;
  readonly max: number;
  /** Smallest change a control makes; on a log scale the number of steps per decade is left to the control. */
  readonly step: number;
  readonly integer: boolean;
  readonly scale: "linear" | "log";
}
export interface ChoiceSetting<Option extends string> {
  readonly kind: "choice";
  readonly scope: Scope;
  readonly default: Option;
  readonly options: readonly Option[];
}
export interface FlagSetting {
  readonly kind: "flag";
  readonly scope: Scope;
  readonly default: boolean;
}

export interface TextSetting {
  readonly kind: "text";
  readonly scope: Scope;
  readonly default: string;
  readonly accepts: (text: string) => boolean;
  /** How such a text begins, for who wrote another. */
  readonly example: string;
}

interface Range {
  readonly min: number;
  readonly max: number;
  readonly step?: number;
  readonly scale?: "linear" | "log";
}
const whole = (scope: Scope, initial: number, range: Range): NumberSetting => ({
  kind: "number",
  scope,
  default: initial,
  min: range.min,
  max: range.max,
  step: range.step ?? 1,
  integer: true,
  scale: range.scale ?? "linear",
});
const real = (scope: Scope, initial: number, range: Range): NumberSetting => ({
  kind: "number",
  scope,
  default: initial,
  min: range.min,
  max: range.max,
  step: range.step ?? 0.001,
  integer: false,
  scale: range.scale ?? "linear",
});
const choice = <Option extends string>(
  scope: Scope,
  initial: NoInfer<Option>,
  options: readonly Option[],
): ChoiceSetting<Option> => ({ kind: "choice", scope, default: initial, options });
const text = (scope: Scope, accepts: TextSetting["accepts"], example: string): TextSetting => ({
  kind: "text",
  scope,
  default: "",
  accepts,
  example,
});
const flag = (scope: Scope, initial: boolean): FlagSetting => ({ kind: "flag", scope, default: initial });

export const settings = {
  preset: choice("data", "two-moons", [...presetNames, "drawing"]),
  /** Whether training sees only so many points of the density. */
  finite: flag("data", false),
  dataPoints: whole("data", 100, { min: 10, max: 100000, scale: "log" }),

  /** Classes C that the network knows labels of; 1 for a network without labels. */
  classes: whole("network", 1, { min: 1, max: mostClasses }),
  seed: whole("network", 7, { min: 0, max: 4294967295 }),
  width: whole("network", 64, { min: 4, max: 256, step: 4 }),
  depth: whole("network", 3, { min: 1, max: 6 }),
  activation: choice("network", "silu", activations),
  parametrization: choice("network", "preconditioned", parametrizations),
  fourierOctaves: whole("network", 4, { min: 0, max: 6 }),
  form: choice("network", "free", forms),

  objective: choice("training", "denoising", objectives),
  projection: choice("training", "gaussian", projections),
  weighting: choice("training", "sigma2", weightings),
  learningRate: real("training", 0.01, { min: 0.00001, max: 1, scale: "log", step: 0.00001 }),
  batchSize: whole("training", 256, { min: 32, max: 4096, step: 32, scale: "log" }),
  emaDecay: real("training", 0.995, { min: 0, max: 0.9999, step: 0.0001 }),
  levels: whole("training", 10, { min: 2, max: 30 }),
  sigmaMax: real("training", 1, { min: 0.1, max: 5, scale: "log", step: 0.01 }),
  sigmaMin: real("training", 0.02, { min: 0.005, max: 0.5, scale: "log", step: 0.001 }),
  spacing: choice("training", "geometric", spacings),
  /** The levels of a custom ladder, separated by spaces; empty for none. */
  ladder: text("training", isLadderText, "1 0.5 0.2 …"),
  trainOn: choice("training", "ladder", ["ladder", "one"]),
  trainedLevel: whole("training", 5, { min: 1, max: 30 }),
  /** Share of the samples that training shows without their label, so that one network learns both scores. */
  labelDropout: real("training", 0.1, { min: 0, max: 0.9, step: 0.01 }),
  /** The denoising target with its sign slipped: +z/σ. A mistake on purpose. */
  flipTarget: flag("training", false),

  /** Whether a stroke begins training by itself. */
  live: flag("view", true),

  engine: choice("engine", "auto", ["auto", ...engineNames]),

  sampler: choice("sampler", "annealed-langevin", samplerNames),
  particles: whole("sampler", 2000, { min: 1, max: 100000, scale: "log" }),
  /** T of annealed Langevin dynamics. */
  stepsPerLevel: whole("sampler", 100, { min: 1, max: 1000, scale: "log" }),
  /** Of both Langevin samplers: α/σ². */
  stepSize: real("sampler", 0.1, { min: 0.001, max: 2, scale: "log", step: 0.001 }),
  /** Steps and level (1-based) of Langevin dynamics at one noise level. */
  langevinSteps: whole("sampler", 1000, { min: 1, max: 5000, scale: "log" }),
  langevinLevel: whole("sampler", 10, { min: 1, max: 30 }),
  /** τ of both Langevin samplers: their noise is √(τ α) z. */
  temperature: real("sampler", 1, { min: 0, max: 4, step: 0.05 }),
  /** Of the reverse SDE and predictor–corrector: variance exploding or preserving. */
  process: choice("sampler", "ve", processes),
  /** Of the reverse SDE, the probability flow, DDPM and DDIM: steps from one level to the next. */
  substeps: whole("sampler", 10, { min: 1, max: 200, scale: "log" }),
  /** Of everything variance preserving: β from the ladder's σ, or linear as in DDPM. */
  betas: choice("sampler", "ladder", betaSchedules),
  correctorSteps: whole("sampler", 1, { min: 0, max: 10 }),
  /** r: ratio of the corrector's noise to its drift. */
  snr: real("sampler", 0.16, { min: 0.01, max: 1, scale: "log", step: 0.01 }),
  solver: choice("sampler", "heun", solvers),
  tolerance: real("sampler", 0.00001, { min: 0.000001, max: 0.1, scale: "log", step: 0.000001 }),
  variance: choice("sampler", "posterior", variances),
  start: choice("sampler", "gaussian", starts),
  /** Where the user placed particles: "x y x y …"; empty for nowhere. */
  places: text("sampler", isPlacesText, "0.5 0.5 -0.5 0.2 …"),
  scoreUsed: choice("sampler", "learned", ["learned", "exact"]),
  denoise: flag("sampler", true),
  /** Class sampled, and guidance ω; neither acts on a network without labels. */
  label: choice("sampler", "none", ["none", "a", "b", "c", "d"]),
  guidance: real("sampler", 1, { min: 0, max: 10, step: 0.1 }),
  alongside: flag("sampler", true),

  /** The other panes of a comparison: what they change, see panes.ts; empty for none. */
  compare: text("view", isPanesText, "sampler:ddim,substeps:5;scoreUsed:exact …"),
  /** Steps a second. */
  speed: choice("view", "60", ["0.5", "1", "2", "5", "15", "30", "60", "120", "300", "600", "max"]),
  level: real("view", 5, { min: 1, max: 30, step: 0.01 }),
  follow: flag("view", true),
  arrows: choice("view", "soft", ["soft", "raw", "log", "unit"]),
  densityStyle: choice("view", "contours", ["contours", "heat"]),
  showDensity: flag("view", true),
  showLearned: flag("view", true),
  showExact: flag("view", true),
  showParticles: flag("view", true),
  showTrails: flag("view", true),
  /** Whole paths of a handful of particles. */
  showPaths: flag("view", false),
  /** The particle (0-based) whose step is taken apart. */
  particle: whole("view", 0, { min: 0, max: 19999 }),
  showData: flag("view", false),
  showErrorArrows: flag("view", false),
  showDenoiser: flag("view", false),
  heat: choice("view", "none", ["none", "error", "curl"]),
  lossView: choice("view", "loss", ["loss", "gap"]),
  showGhost: flag("view", true),
  /** The camera: magnification, and the place in the middle of the stage; nothing beyond the square is seen. */
  zoom: real("view", 1, { min: 1, max: mostZoom, scale: "log", step: 0.01 }),
  viewX: real("view", 0, { min: -1, max: 1 }),
  viewY: real("view", 0, { min: -1, max: 1 }),
  theme: choice("view", "auto", ["auto", "light", "dark"]),
  lang: choice("view", "auto", ["auto", "en", "zh-Hans"]),
  shortcuts: flag("view", true),
} as const;

export type SettingName = keyof typeof settings;
type ValueOf<Setting> = Setting extends { kind: "number" }
  ? number
  : Setting extends { kind: "text" }
    ? string
    : Setting extends ChoiceSetting<infer Option>
      ? Option
      : boolean;

/** Everything a run depends on, seed included. The drawing travels beside it. */
export type PlaygroundConfig = { readonly [Name in SettingName]: ValueOf<(typeof settings)[Name]> };

export type NamesOfKind<Kind extends "number" | "choice" | "flag" | "text"> = {
  [Name in SettingName]: (typeof settings)[Name]["kind"] extends Kind ? Name : never;
}[SettingName];

export const settingNames = Object.keys(settings) as SettingName[];

export const defaultConfig = Object.fromEntries(
  settingNames.map((name) => [name, settings[name].default]),
) as PlaygroundConfig;
