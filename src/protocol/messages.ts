import type { EngineName, EngineReport } from "../config/engine-names.ts";
import type { PlaygroundConfig } from "../config/settings.ts";

import type { DataSource } from "../maths/density/data-source.ts";
import type { Guide } from "../maths/sampler/guidance.ts";
import type { PlannedStep, TermName, UpdateKind } from "../maths/sampler/stepper.ts";
import type { Sight } from "../maths/sight.ts";

/**
 * Everything the page and its worker say to each other, and nothing else.
 *
 * The page asks, and every request is answered once, by its id. The worker also tells events unasked; pictures and
 * frames are never told, only asked for. Point sets and fields are [n, 2] row-major. Every array is transferred: the
 * receiver owns it.
 */

export type { EngineAttempt, EngineReport } from "../config/engine-names.ts";

export type Floats = Float32Array<ArrayBuffer>;

/** A network, its optimiser and its place in the random streams: enough to go on anywhere. */
export interface Checkpoint {
  readonly step: number;
  readonly seed: number;
  readonly width: number;
  readonly depth: number;
  readonly activation: PlaygroundConfig["activation"];
  readonly parametrization: PlaygroundConfig["parametrization"];
  readonly fourierOctaves: number;
  readonly form: PlaygroundConfig["form"];
  readonly classes: number;
  readonly mean: readonly [number, number];
  readonly std: number;
  readonly parameters: Floats;
  readonly firstMoment: Floats;
  readonly secondMoment: Floats;
  readonly average: Floats;
}

/** What the page asks of a picture of one noise level. */
export interface PictureRequest {
  readonly sigma: number;
  /** Whose score and density: guided towards a class, or of all together. */
  readonly guide: Guide;
  /** Arrows per side; they stand at cell centres of an n × n grid over [-1, 1]². */
  readonly arrows: number;
  /** Density samples per side, at cell centres over [-1, 1]². */
  readonly densitySide: number;
  /** What to paint as heat, if anything, and its samples per side. */
  readonly heat: { readonly kind: HeatKind; readonly side: number } | null;
  /** What to look at closely, if anything: arrows, heat and a second density are then of it. */
  readonly closeUp?: CloseUpRequest;
}
/** A square that need not lie inside [-1, 1]², and the arrows per side of it. */
export interface CloseUpRequest extends Sight {
  readonly arrows: number;
}
/**
 * `error`: σ‖s_θ - ∇ log q_σ‖ at cell centres; `curl`: σ² (∂s_y/∂x - ∂s_x/∂y), the mean over each cell, which no exact
 * score has. Both have no unit, so that levels compare.
 */
export type HeatKind = "error" | "curl";
export interface Heat {
  readonly kind: HeatKind;
  readonly side: number;
  /** [side, side], row j ↔ y upwards. */
  readonly values: Floats;
}
export interface Picture {
  readonly sigma: number;
  /** Which drawing it shows: counts the setData calls. */
  readonly dataVersion: number;
  readonly step: number;
  /** Which drawing the last step before the learned field was drawn from; null where this worker has trained none. */
  readonly trainedOn: number | null;
  /** Per side, at cell centres of [-1, 1]² or of the close-up. */
  readonly arrows: number;
  readonly densitySide: number;
  readonly guide: Guide;
  /**
   * q_σ of the class sampled, or of all, [densitySide, densitySide], row j ↔ y upwards; per unit area. All zeros when
   * nothing is drawn.
   */
  readonly density: Floats;
  /** ∇ log q_σ at the arrows, [arrows², 2], row j ↔ y upwards; null when nothing is drawn. */
  readonly exact: Floats | null;
  /** s_θ at the arrows; null until an engine runs. */
  readonly learned: Floats | null;
  /** Mean angle between the two over the square, weighted by q_σ; degrees. */
  readonly angle: number | null;
  /** Null unless asked for, and as long as there is no engine or nothing is drawn. */
  readonly heat: Heat | null;
  /** What of the plane the arrows and the heat are of, where that is not the whole square, and q_σ there. */
  readonly closeUp?: { readonly sight: Sight; readonly density: Floats };
}

/** What is known at one place. */
export interface Probe {
  readonly x: number;
  readonly y: number;
  readonly sigma: number;
  readonly dataVersion: number;
  readonly step: number;
  /** log q_σ; null when nothing is drawn. */
  readonly logDensity: number | null;
  /** ∇ log q_σ; null when nothing is drawn. */
  readonly exact: readonly [number, number] | null;
  /** s_θ; null until an engine runs. */
  readonly learned: readonly [number, number] | null;
}

/** One objective of one noise level, measured on fresh samples. */
export interface ObjectiveReading {
  readonly objective: PlaygroundConfig["objective"];
  readonly mean: number;
  readonly standardError: number;
  /** What the exact score would have; mean - floor is the same gap for all, up to the standard error. */
  readonly floor: number;
  /**
   * That gap, less noisy: what the exact score has on the very same samples tells how far they lie from their mean.
   */
  readonly gap: number;
  readonly gapError: number;
}
export interface ObjectiveReadings {
  readonly sigma: number;
  readonly dataVersion: number;
  readonly step: number;
  readonly samples: number;
  readonly readings: readonly ObjectiveReading[];
}

export interface ThumbnailsRequest {
  readonly sigmas: readonly number[];
  readonly side: number;
}
export interface Thumbnails {
  readonly dataVersion: number;
  readonly sigmas: readonly number[];
  readonly side: number;
  /** q_σ of each level, [L, side, side], row j ↔ y upwards. */
  readonly density: Floats;
}

/**
 * The losses, a few times a second while training, also right at steps 1, 2, 4, … 64 of fresh weights, and once after
 * every change of data or ladder.
 */
export interface LossReport {
  readonly step: number;
  readonly dataVersion: number;
  readonly sigmas: readonly number[];
  /** What its losses and floors are of; settings on their way to the worker may be others already. */
  readonly objective: PlaygroundConfig["objective"];
  readonly weighting: PlaygroundConfig["weighting"];
  /**
   * Minibatch loss of each level, mean of the steps since the last report, NaN for a level not trained on; null when no
   * step was taken.
   */
  readonly minibatch: readonly number[] | null;
  /**
   * ½ λ E‖s_θ - ∇log q_σ‖² of each level, over fixed validation points: what training can still remove. Null until
   * known.
   */
  readonly excess: readonly number[] | null;
  /** Value of the objective in force under the exact score, of each level: what no training can remove. Null until known. */
  readonly floor: readonly number[] | null;
  /** √E‖s_θ‖² of each level, over the validation points. Known with the excess. */
  readonly learnedNorm: readonly number[] | null;
  /** √I(q_σ) = √E‖∇ log q_σ‖² of each level. Known with the floor. */
  readonly exactNorm: readonly number[] | null;
  /** Rate of training that runs until paused, since the last report; 0 at rest and for counted steps. */
  readonly stepsPerSecond: number;
}

/** Where the particles were after consecutive steps of a run. */
export interface Frames {
  /** Which run; runs start anew with every `startRuns`. */
  readonly run: number;
  /** Step of the first frame; step 0 is the start. */
  readonly firstStep: number;
  readonly count: number;
  readonly particles: number;
  /** Positions in the space of the data, [count, particles, 2]. */
  readonly points: Floats;
  /** Network evaluations a particle has cost up to each frame, [count]; two for every guided score. */
  readonly evaluations: readonly number[];
}

/** Frame 0 of a run, with what it was started with and keeps to its end. */
export interface RunStart extends Frames {
  readonly sampler: PlaygroundConfig["sampler"];
  /** Noise ladder, [L], largest first. */
  readonly sigmas: readonly number[];
  /** Each step; frame k was made by the step before it, plan[k - 1]. */
  readonly plan: readonly PlannedStep[];
  readonly scoreUsed: PlaygroundConfig["scoreUsed"];
  readonly guide: Guide;
}

/** Some steps of one run: frames from `from` on, up to so many; fewer when the run ends, or the answer would be too large. */
export interface FramesRequest {
  readonly run: number;
  /** At least 1. Steps taken before are taken again, which gives the same frames. */
  readonly from: number;
  readonly steps: number;
}

/** One step of one particle, taken apart. */
export interface Inspection {
  readonly run: number;
  /** Where it is now; the step leads to step + 1. */
  readonly step: number;
  readonly particle: number;
  readonly planned: PlannedStep;
  /** In the space of the data. */
  readonly now: readonly [number, number];
  readonly next: readonly [number, number];
  /** The updates of the step, in order, in the sampler's own space. */
  readonly updates: readonly InspectedUpdate[];
  /** Points of the sampler's own space before the step, times this, lie in the space of the data. */
  readonly scale: number;
  /** Network evaluations of the step. */
  readonly evaluations: number;
  /**
   * False where the step had been taken and the score has changed since (the network has learned, or the data are
   * others): then these are the numbers of taking it now.
   */
  readonly asTaken: boolean;
}
export interface InspectedUpdate {
  readonly kind: UpdateKind;
  /** x' = Σ factor · of */
  readonly terms: readonly InspectedTerm[];
  readonly to: readonly [number, number];
  /** Root mean square over all particles of ‖drift‖ and of ‖noise‖, their terms as added to x; NaN where there is none. */
  readonly driftSize: number;
  readonly noiseSize: number;
}
export interface InspectedTerm {
  readonly name: TermName;
  readonly factor: number;
  readonly of: readonly [number, number];
}

/** The density that a Langevin run's particles would have were there infinitely many: its Fokker–Planck equation, solved. */
export interface Evolution {
  readonly run: number;
  /** The step it is of: that asked for, or the last of Langevin's before denoising. */
  readonly step: number;
  readonly side: number;
  /** Per unit area over the square, [side, side], row j ↔ y upwards. */
  readonly density: Floats;
  /** Mass beyond the square. */
  readonly beyond: number;
}

/** How far the particles are from the drawing, or from the class of it that they are to sample, in data units. */
export interface Quality {
  readonly run: number;
  /** The step at which they were measured: the last one taken. */
  readonly step: number;
  /** Sliced Wasserstein-1 distance to a fresh sample of the drawing. */
  readonly slicedWasserstein: number;
  /** The same between two fresh samples of the drawing: what no sampler beats. */
  readonly floor: number;
  /** Energy distance √(2E‖X-Y‖ - E‖X-X'‖ - E‖Y-Y'‖), and between two fresh samples. */
  readonly energyDistance: number;
  readonly energyDistanceFloor: number;
  /** Maximum mean discrepancy with the kernel exp(-r²/2b²), and between two fresh samples. */
  readonly mmd: number;
  readonly mmdFloor: number;
  /** b of the kernel, in data units. */
  readonly bandwidth: number;
  /** Share of the particles that lie far from all data: further than a tenth and four times the noise left in them. */
  readonly astray: number;
  /**
   * The modes of the drawing, in descending order of mass: what each should get and what it got, shares of one. A
   * particle astray is no mode's.
   */
  readonly modes: readonly ModeShare[];
  /** The classes that the network knows, in order; null where there are none. */
  readonly classes: readonly ClassShare[] | null;
}
/** Every particle is shared out among the classes by Bayes' rule; shares of one. */
export interface ClassShare {
  readonly label: number;
  /** Of a fresh sample of what the run is to sample: a class that another overlaps does not get all of it. */
  readonly truth: number;
  readonly sampled: number;
  readonly standardError: number;
}
export interface ModeShare {
  readonly place: readonly [number, number];
  readonly truth: number;
  readonly sampled: number;
  /** Standard error of `sampled` if the particles were independent draws of the truth. */
  readonly standardError: number;
}

/** What the page may ask, and what comes back. */
export interface Requests {
  /** First message of all: what to train on, and where to go on, if anywhere. Answered once an engine runs. */
  open: {
    payload: {
      readonly config: PlaygroundConfig;
      readonly data: DataSource;
      readonly checkpoint: Checkpoint | null;
      /** Engines not to be tried, since their device was lost. */
      readonly lostEngines: readonly EngineName[];
    };
    result: EngineReport;
  };
  /** Applies whatever differs: another engine, new weights, the next step, or nothing. */
  configure: { payload: { readonly config: PlaygroundConfig }; result: { readonly freshWeights: boolean } };
  /** Changes the drawing under the running network. */
  setData: {
    payload: { readonly data: DataSource };
    result: { readonly dataVersion: number };
  };
  /** Trains for so many steps, or until paused. Answered at once. */
  train: { payload: { readonly steps: number | null }; result: { readonly step: number } };
  /** Answered within a slice. */
  pause: { payload: null; result: { readonly step: number } };
  /** Fresh weights from the seed. */
  reset: { payload: null; result: { readonly step: number } };
  /** The network as it is, to go back to; null when there is none yet. */
  save: { payload: null; result: Checkpoint | null };
  /** Goes back to it. Refused unless it is of the network and seed in force. */
  restore: { payload: { readonly checkpoint: Checkpoint }; result: { readonly step: number } };
  picture: { payload: PictureRequest; result: Picture };
  /** Reads off one place. */
  probe: {
    payload: { readonly x: number; readonly y: number; readonly sigma: number; readonly guide: Guide };
    result: Probe;
  };
  /** Measures every objective at one noise level; null when nothing is drawn or no engine runs. */
  readObjectives: { payload: { readonly sigma: number }; result: ObjectiveReadings | null };
  thumbnails: { payload: ThumbnailsRequest; result: Thumbnails };
  /**
   * Starts runs to be taken in step, one for each set of settings (1 to 4), and answers with their frames 0. The runs
   * before are forgotten; those aside only by others aside, which the page does not show.
   */
  startRuns: {
    payload: { readonly configs: readonly PlaygroundConfig[]; readonly aside?: boolean };
    result: { readonly runs: readonly RunStart[] };
  };
  /** Learned and exact score at places, [n, 2] each; null where there is no engine, or nothing is drawn. */
  scores: {
    payload: { readonly points: Floats; readonly sigma: number; readonly guide: Guide };
    result: { readonly learned: Floats | null; readonly exact: Floats | null };
  };
  /** Frames of each run. Refused where steps are to be taken again and the score has changed since. */
  advanceRuns: {
    payload: { readonly runs: readonly FramesRequest[] };
    result: { readonly frames: readonly Frames[] };
  };
  /** Takes the step after `step` apart for one particle; null at the end of the run. */
  inspect: {
    payload: { readonly run: number; readonly step: number; readonly particle: number };
    result: Inspection | null;
  };
  /** Null for samplers that have none, and when nothing is drawn. */
  evolution: {
    payload: { readonly run: number; readonly step: number };
    result: Evolution | null;
  };
  /** Measures the run's particles as they are now; null when nothing is drawn. */
  quality: { payload: { readonly run: number }; result: Quality | null };
  /** A heartbeat. */
  ping: { payload: null; result: null };
}
export type RequestType = keyof Requests;

export type PageMessage = {
  [Type in RequestType]: { readonly id: number; readonly type: Type; readonly payload: Requests[Type]["payload"] };
}[RequestType];

/** Told unasked. */
export type WorkerEvent =
  | { readonly type: "loading"; readonly stage: "engine" | "kernels" | "self-test"; readonly engine: EngineName }
  | { readonly type: "engine"; readonly report: EngineReport }
  | { readonly type: "phase"; readonly phase: Phase; readonly step: number }
  | { readonly type: "losses"; readonly report: LossReport }
  | { readonly type: "checkpoint"; readonly checkpoint: Checkpoint }
  /** Training diverged and went back to the last good weights; it is idle now. */
  | { readonly type: "diverged"; readonly atStep: number; readonly backToStep: number }
  /** The engine's device went away; the page starts another worker with the last checkpoint. */
  | { readonly type: "engine-lost"; readonly engine: EngineName; readonly detail: string }
  /** Nothing more can be done in this worker. */
  | { readonly type: "failed"; readonly detail: string };

export type Phase = "loading" | "idle" | "training" | "failed";

export type WorkerMessage =
  | {
      [Type in RequestType]: { readonly id: number; readonly type: Type; readonly result: Requests[Type]["result"] };
    }[RequestType]
  | { readonly id: number; readonly type: "refused"; readonly reason: string }
  | WorkerEvent;
