/**
 * Types of embed.js: a playground in another page, as an element or in a frame.
 *
 *   <script type="module" src="embed.js"></script>
 *   <score-playground preset="two-moons" controls="step,play"></score-playground>
 *
 *   import { connect } from "./embed.js";
 *   const playground = await connect(document.querySelector("iframe"));
 *   const { excessBySigma } = await playground.train({ steps: 500 });
 *
 * Points are [n][2] in data units, the square being [-1, 1]².
 */

export type EngineName = "webgpu" | "simd" | "cpu";
export interface EngineAttempt {
  readonly engine: EngineName;
  /**
   * `chosen`: it runs. `slower`: it passed the self-test, but lost the race. `trying`: it is being loaded, tested and
   * measured while another runs. `unavailable`: the browser has none. `inaccurate`: the self-test found an error above the
   * limit. `failed`: it threw. `lost`: its device went away earlier.
   */
  readonly outcome: "chosen" | "slower" | "trying" | "unavailable" | "inaccurate" | "failed" | "lost";
  /** Largest relative error of the self-test against the float64 yardstick, where one was measured. */
  readonly error: number | null;
  /** Training steps a second of the network in force, where it raced; null where it did not. */
  readonly stepsPerSecond: number | null;
  /** What the engine itself said, in English, for a bug report. */
  readonly detail: string;
}

/** What was wrong with one setting, and what was done about it. */
export interface SettingProblem {
  readonly name: string;
  /** `unknown` and `invalid` were ignored; `clamped` was moved to the nearest bound. */
  readonly outcome: "unknown" | "invalid" | "clamped";
  readonly received: string;
  /** What it may be; empty for an unknown setting. */
  readonly expected: string;
}

/** Everything a run depends on, but for the drawing. */
export interface PlaygroundConfig {
  /** "two-moons" unless told. */
  readonly preset:
    | "two-moons"
    | "two-gaussians"
    | "eight-gaussians"
    | "ring"
    | "spiral"
    | "checkerboard"
    | "swiss-roll"
    | "pinwheel"
    | "drawing";
  /** false unless told. */
  readonly finite: boolean;
  /** 10 … 100000; 100 unless told. */
  readonly dataPoints: number;
  /** 1 … 4; 1 unless told. */
  readonly classes: number;
  /** 0 … 4294967295; 7 unless told. */
  readonly seed: number;
  /** 4 … 256; 64 unless told. */
  readonly width: number;
  /** 1 … 6; 3 unless told. */
  readonly depth: number;
  /** "silu" unless told. */
  readonly activation: "silu" | "tanh" | "softplus";
  /** "preconditioned" unless told. */
  readonly parametrization: "raw" | "noise-scaled" | "preconditioned";
  /** 0 … 6; 4 unless told. */
  readonly fourierOctaves: number;
  /** "free" unless told. */
  readonly form: "free" | "energy";
  /** "denoising" unless told. */
  readonly objective: "denoising" | "explicit" | "implicit" | "sliced" | "sliced-vr";
  /** "gaussian" unless told. */
  readonly projection: "gaussian" | "rademacher";
  /** "sigma2" unless told. */
  readonly weighting: "one" | "sigma" | "sigma2";
  /** 0.00001 … 1; 0.01 unless told. */
  readonly learningRate: number;
  /** 32 … 4096; 256 unless told. */
  readonly batchSize: number;
  /** 0 … 0.9999; 0.995 unless told. */
  readonly emaDecay: number;
  /** 2 … 30; 10 unless told. */
  readonly levels: number;
  /** 0.1 … 5; 1 unless told. */
  readonly sigmaMax: number;
  /** 0.005 … 0.5; 0.02 unless told. */
  readonly sigmaMin: number;
  /** "geometric" unless told. */
  readonly spacing: "geometric" | "linear" | "custom";
  /** "" unless told. */
  readonly ladder: string;
  /** "ladder" unless told. */
  readonly trainOn: "ladder" | "one";
  /** 1 … 30; 5 unless told. */
  readonly trainedLevel: number;
  /** 0 … 0.9; 0.1 unless told. */
  readonly labelDropout: number;
  /** false unless told. */
  readonly flipTarget: boolean;
  /** true unless told. */
  readonly live: boolean;
  /** "auto" unless told. */
  readonly engine: "auto" | "webgpu" | "simd" | "cpu";
  /** "annealed-langevin" unless told. */
  readonly sampler:
    | "annealed-langevin"
    | "langevin"
    | "reverse-sde"
    | "predictor-corrector"
    | "probability-flow"
    | "ddpm"
    | "ddim";
  /** 1 … 100000; 2000 unless told. */
  readonly particles: number;
  /** 1 … 1000; 100 unless told. */
  readonly stepsPerLevel: number;
  /** 0.001 … 2; 0.1 unless told. */
  readonly stepSize: number;
  /** 1 … 5000; 1000 unless told. */
  readonly langevinSteps: number;
  /** 1 … 30; 10 unless told. */
  readonly langevinLevel: number;
  /** 0 … 4; 1 unless told. */
  readonly temperature: number;
  /** "ve" unless told. */
  readonly process: "ve" | "vp";
  /** 1 … 200; 10 unless told. */
  readonly substeps: number;
  /** "ladder" unless told. */
  readonly betas: "ladder" | "linear";
  /** 0 … 10; 1 unless told. */
  readonly correctorSteps: number;
  /** 0.01 … 1; 0.16 unless told. */
  readonly snr: number;
  /** "heun" unless told. */
  readonly solver: "euler" | "heun" | "adaptive";
  /** 0.000001 … 0.1; 0.00001 unless told. */
  readonly tolerance: number;
  /** "posterior" unless told. */
  readonly variance: "posterior" | "beta";
  /** "gaussian" unless told. */
  readonly start: "gaussian" | "uniform" | "data" | "placed";
  /** "" unless told. */
  readonly places: string;
  /** "learned" unless told. */
  readonly scoreUsed: "learned" | "exact";
  /** true unless told. */
  readonly denoise: boolean;
  /** "none" unless told. */
  readonly label: "none" | "a" | "b" | "c" | "d";
  /** 0 … 10; 1 unless told. */
  readonly guidance: number;
  /** true unless told. */
  readonly alongside: boolean;
  /** "" unless told. */
  readonly compare: string;
  /** "60" unless told. */
  readonly speed: "0.5" | "1" | "2" | "5" | "15" | "30" | "60" | "120" | "300" | "600" | "max";
  /** 1 … 30; 5 unless told. */
  readonly level: number;
  /** true unless told. */
  readonly follow: boolean;
  /** "soft" unless told. */
  readonly arrows: "soft" | "raw" | "log" | "unit";
  /** "contours" unless told. */
  readonly densityStyle: "contours" | "heat";
  /** true unless told. */
  readonly showDensity: boolean;
  /** true unless told. */
  readonly showLearned: boolean;
  /** true unless told. */
  readonly showExact: boolean;
  /** true unless told. */
  readonly showParticles: boolean;
  /** true unless told. */
  readonly showTrails: boolean;
  /** false unless told. */
  readonly showPaths: boolean;
  /** 0 … 19999; 0 unless told. */
  readonly particle: number;
  /** false unless told. */
  readonly showData: boolean;
  /** false unless told. */
  readonly showErrorArrows: boolean;
  /** false unless told. */
  readonly showDenoiser: boolean;
  /** "none" unless told. */
  readonly heat: "none" | "error" | "curl";
  /** "loss" unless told. */
  readonly lossView: "loss" | "gap";
  /** true unless told. */
  readonly showGhost: boolean;
  /** 1 … 8; 1 unless told. */
  readonly zoom: number;
  /** -1 … 1; 0 unless told. */
  readonly viewX: number;
  /** -1 … 1; 0 unless told. */
  readonly viewY: number;
  /** "auto" unless told. */
  readonly theme: "auto" | "light" | "dark";
  /** "auto" unless told. */
  readonly lang: "auto" | "en" | "zh-Hans";
  /** true unless told. */
  readonly shortcuts: boolean;
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

type Arguments<Payload> = null extends Payload ? [payload?: Exclude<Payload, null>] : [payload: Payload];

/** Every command: rejects with the playground's own sentence where it refuses. */
export type PlaygroundCommands = {
  readonly [Name in CommandName]: (...args: Arguments<Commands[Name]["payload"]>) => Promise<Commands[Name]["result"]>;
};

/** A playground in a frame. */
export interface Handle extends PlaygroundCommands {
  /** What it said of itself last. */
  readonly state: HostState;
  /** Listens to what it tells unasked. @returns stops listening */
  on<Name extends HostEventName>(name: Name, listener: (payload: HostEvents[Name]) => void): () => void;
  /** Listens no more; what is not answered yet rejects. */
  close(): void;
}

export interface ConnectOptions {
  /** How long to wait for a first answer, ms: 30 s unless told; Infinity to wait for a frame that is loaded later. */
  readonly timeout?: number;
  /** Gives up. */
  readonly signal?: AbortSignal;
}

/**
 * Connects to the playground in a frame, whether it is there already or still on its way. Rejects where nothing answers
 * in time.
 */
export function connect(
  iframe: { readonly contentWindow: { postMessage(message: unknown, targetOrigin: string): void } | null },
  options?: ConnectOptions,
): Promise<Handle>;

/**
 * A playground in a frame of its own. Its attributes are the settings of an address, `sigmaMax` or `sigma-max` alike
 * (`network-width` for the width of the network), the page's options (`panels`, `controls`, `autoplay`, `train`, `step`),
 * `link`, and of the frame `src`, `width`, `height`, `title` and `sandbox`. Its methods are the commands, its DOM events
 * what the playground tells, in `detail`.
 */
export class ScorePlayground extends HTMLElement implements PlaygroundCommands {
  readonly load: PlaygroundCommands["load"];
  readonly train: PlaygroundCommands["train"];
  readonly pause: PlaygroundCommands["pause"];
  readonly play: PlaygroundCommands["play"];
  readonly reset: PlaygroundCommands["reset"];
  readonly score: PlaygroundCommands["score"];
  readonly sample: PlaygroundCommands["sample"];
  readonly step: PlaygroundCommands["step"];
  readonly stepBack: PlaygroundCommands["stepBack"];
  readonly seek: PlaygroundCommands["seek"];
  readonly getState: PlaygroundCommands["getState"];
  readonly setLanguage: PlaygroundCommands["setLanguage"];
  readonly setTheme: PlaygroundCommands["setTheme"];
  readonly exportImage: PlaygroundCommands["exportImage"];
  /** Another one after a change that no message can make. */
  get frame(): HTMLIFrameElement;
  /** What the playground said of itself last; null before it answers. */
  get state(): HostState | null;
  /** Settles when the playground answers; a frame out of view is loaded when it comes near. */
  get ready(): Promise<Handle>;
}

declare global {
  interface HTMLElementTagNameMap {
    "score-playground": ScorePlayground;
  }
}
