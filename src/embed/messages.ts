import type { SettingProblem } from "../config/codec.ts";
import type { EngineAttempt, EngineName } from "../config/engine-names.ts";
import type { PlaygroundConfig } from "../config/settings.ts";

/**
 * What an embedded playground and the page around it say to each other: a public contract, kept from one version to the
 * next. Every command is answered once, by its id. Points are [n][2] in data units, the square being [-1, 1]².
 */
export const namespace = "scorescape";
export const contractVersion = 1;

/** The form of every message, either way. */
export interface Envelope {
  readonly ns: typeof namespace;
  readonly v: typeof contractVersion;
  /** Of the command that this is, or answers; 0 for what nobody asked for. */
  readonly id: number;
  readonly type: string;
  readonly payload: unknown;
}

export type Place = readonly [number, number];
export type Settings = Partial<PlaygroundConfig>;

export interface HostState {
  readonly phase: "loading" | "idle" | "training" | "stopped";
  /** Training steps of the network. */
  readonly trained: number;
  readonly engine: EngineName | null;
  /** Where the sampling stands; null where there is none. */
  readonly run: {
    readonly step: number;
    readonly totalSteps: number;
    readonly playing: boolean;
    /** The step at which each level ends, [L]. */
    readonly levelEnds: readonly number[];
  } | null;
  /** The noise level shown: 1-based, and its σ. */
  readonly level: number;
  readonly sigma: number;
  readonly config: PlaygroundConfig;
  /** The address that opens this state. */
  readonly link: string;
}

export interface TrainResult {
  readonly step: number;
  /** [L], largest first, as all that follow. */
  readonly sigmas: readonly number[];
  readonly lossBySigma: readonly number[];
  readonly floorBySigma: readonly number[];
  readonly excessBySigma: readonly number[];
  readonly engine: EngineName;
  /** Steps a second of this training, by the clock. */
  readonly stepsPerSecond: number;
}

/** Where a run stands after a step was shown. */
export interface StepResult {
  readonly step: number;
  /** 1-based. */
  readonly level: number;
  /** Step within the level, from 1; 0 at the start. */
  readonly t: number;
  readonly sigma: number;
  /** Of the step that led here; of the first at the start. */
  readonly stepSize: number;
  readonly points: readonly Place[];
}

/** Every command: what it takes, and what comes back. */
export interface Commands {
  /** Settings over those in force, or a link's whole state, of which `settings` are laid over. */
  load: {
    payload: Settings & { readonly link?: string };
    result: { readonly config: PlaygroundConfig; readonly problems: readonly SettingProblem[] };
  };
  /** Trains so many steps more, or until the mean excess over the levels is no more than `untilExcess`. */
  train: {
    payload: { readonly steps: number } | { readonly untilExcess: number; readonly maxSteps: number };
    result: TrainResult;
  };
  /** Pauses training and sampling. */
  pause: { payload: null; result: HostState };
  /** Plays the sampling, from the start where there is none or it has ended. */
  play: { payload: null; result: HostState };
  /** Fresh weights from the seed, no particles. */
  reset: { payload: null; result: HostState };
  score: {
    payload: {
      readonly points: readonly Place[];
      readonly sigma: number;
      /** Class from 0; none unless told. */
      readonly label?: number | null;
      /** Guidance ω; 1 unless told. */
      readonly omega?: number;
    };
    result: { readonly learned: readonly Place[] | null; readonly exact: readonly Place[] | null };
  };
  /** Runs a sampler to its end, beside what is shown. Settings of the sampler may be given by their names. */
  sample: {
    payload: Settings & { readonly score?: "learned" | "exact" };
    result: {
      readonly points: readonly Place[];
      /** Shares of one, of the modes in descending order of mass. */
      readonly modeMass: readonly { readonly place: Place; readonly truth: number; readonly sampled: number }[];
      readonly slicedWasserstein: number | null;
      readonly energyDistance: number | null;
      readonly steps: number;
      /** What was ignored or clamped; settings that are none of a run are ignored. */
      readonly problems: readonly SettingProblem[];
    };
  };
  /** Shows so many steps further (1 unless told); starts a run, paused, where there is none. */
  step: { payload: { readonly step?: number } | null; result: StepResult };
  stepBack: { payload: { readonly step?: number } | null; result: StepResult };
  seek: { payload: { readonly step: number }; result: StepResult };
  getState: { payload: null; result: HostState };
  setLanguage: { payload: { readonly lang: PlaygroundConfig["lang"] }; result: HostState };
  setTheme: { payload: { readonly theme: PlaygroundConfig["theme"] }; result: HostState };
  /** The stage as a picture, as a data URL. */
  exportImage: {
    payload: { readonly format?: "png" | "svg" /** Side, CSS pixels. */; readonly size?: number } | null;
    result: { readonly dataUrl: string; readonly width: number; readonly height: number };
  };
}
export type CommandName = keyof Commands;

export const commandNames = [
  "load",
  "train",
  "pause",
  "play",
  "reset",
  "score",
  "sample",
  "step",
  "stepBack",
  "seek",
  "getState",
  "setLanguage",
  "setTheme",
  "exportImage",
] as const satisfies readonly CommandName[];

/** Told unasked. */
export interface HostEvents {
  /** Once, when an engine runs. */
  ready: { readonly version: string; readonly capabilities: readonly CommandName[]; readonly engine: EngineName };
  /** The state is another: at most 10 a second. */
  state: HostState;
  /** Of training and of sampling, at most 10 a second. */
  progress: { readonly trained: number; readonly step: number | null; readonly totalSteps: number | null };
  /** A run on the stage has reached its end. */
  sampled: { readonly step: number; readonly particles: number };
  error: { readonly message: string };
  /** Another engine runs, and why. */
  engine: { readonly engine: EngineName; readonly attempts: readonly EngineAttempt[] };
  /** A key that the playground has no use for: so that a clicker works after a click inside the frame. */
  key: {
    readonly key: string;
    readonly code: string;
    readonly keyCode: number;
    readonly shiftKey: boolean;
    readonly altKey: boolean;
    readonly ctrlKey: boolean;
    readonly metaKey: boolean;
  };
}
export type HostEventName = keyof HostEvents;
