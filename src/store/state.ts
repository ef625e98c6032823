import type { SettingProblem } from "../config/codec.ts";
import type { EngineName } from "../config/engine-names.ts";
import type { PageOptions } from "../config/page-options.ts";
import type { PlaygroundConfig } from "../config/settings.ts";
import type { Density, Modes } from "../maths/density/density.ts";
import type {
  Checkpoint,
  EngineReport,
  Evolution,
  Inspection,
  ObjectiveReadings,
  Picture,
  Probe,
  Quality,
  RunStart,
  Thumbnails,
} from "../protocol/messages.ts";
import type { Tool } from "./drawing.ts";
import type { History } from "./history.ts";
import type { LossHistory } from "./loss-history.ts";
import type { NotedFault } from "./opening.ts";
import type { NamedData, PageData } from "./page-data.ts";
import type { Recording } from "./recording.ts";

/** Something the user should read; it stays until it is closed or its cause is gone. */
export type Notice =
  | {
      readonly kind: "diverged";
      readonly atStep: number;
      readonly backToStep: number;
      /** By what the learning rate should be divided: 2 at first, 10 when that was not enough. */
      readonly divisor: 2 | 10;
    }
  | { readonly kind: "stopped"; readonly detail: string }
  | { readonly kind: "fallback"; readonly report: EngineReport; readonly wanted: PlaygroundConfig["engine"] }
  | { readonly kind: "engine-lost"; readonly from: EngineName; readonly to: EngineName }
  /** What of a link could not be used, or why none of it could. */
  | { readonly kind: "link"; readonly problems: readonly SettingProblem[]; readonly fault: NotedFault | null }
  /** The network is trained to a step, as a link has it. */
  | { readonly kind: "arriving"; readonly toStep: number }
  /** Work is kept that is not the one shown: of which time (ms since 1970), and whether a link was opened over it. */
  | { readonly kind: "kept"; readonly at: number; readonly underLink: boolean; readonly bringBack: () => void }
  /** The browser keeps nothing. */
  | { readonly kind: "not-kept" }
  /** Steps asked for are no longer kept, and cannot be taken again. */
  | { readonly kind: "steps-gone" }
  | { readonly kind: "refused"; readonly reason: string };

/** Of links and kept work. */
export type LinkNotice = Extract<Notice, { kind: "link" | "arriving" | "kept" | "not-kept" }>;

export interface Loading {
  readonly stage: "engine" | "kernels" | "self-test";
  readonly engine: EngineName;
}

/** The runs of one start as the page shows them: one, or those of a comparison, in step under one playhead. */
export interface Run {
  /** [1 … 4]; the first is the page's own. */
  readonly panes: readonly PaneRun[];
  /** Where the playhead stands: a step of the longest run. The others stand at the same share of theirs (paneStep). */
  readonly step: number;
  /** Steps of the longest run. */
  readonly totalSteps: number;
  readonly playing: boolean;
  /** Whether the noise level shown goes with the particles, where the setting allows it. */
  readonly following: boolean;
  /** Steps a second that were reached while playing; null until measured. */
  readonly pace: number | null;
}

/** One run, with the settings it was started with. */
export interface PaneRun extends Pick<RunStart, "sampler" | "sigmas" | "plan" | "scoreUsed" | "guide"> {
  readonly config: PlaygroundConfig;
  readonly recording: Recording;
  /** Distances measured so far, ascending in step, each with the drawing it was measured against. */
  readonly quality: readonly (Quality & { readonly data: PageData })[];
}

/**
 * Training by the pen: ready for a stroke, following the strokes, or at rest, since the field has settled or since the
 * user paused it.
 */
export type Live =
  | { readonly kind: "ready" | "following" | "paused" }
  | {
      readonly kind: "settled";
      readonly step: number;
      /** Mean over the levels; null where it was never known. */
      readonly excess: number | null;
    };

/** What is shown in place of the user's own, which is kept. */
export interface Example {
  readonly name: string;
  /** Steps it trains before its particles start; 0 for none. */
  readonly train: number;
  /** `stopped`: its training was stopped before its end. */
  readonly phase: "training" | "stopped" | "shown";
  /** Its settings and data as they were put in place; null until they are. */
  readonly shown: { readonly config: PlaygroundConfig; readonly data: PageData } | null;
  readonly own: OwnWork;
}
/** The user's own work, as it was before the first example. */
export interface OwnWork {
  readonly config: PlaygroundConfig;
  readonly data: PageData;
  /** The network; null when there was none. */
  readonly checkpoint: Checkpoint | null;
  /** What the chart showed of its training, and beside it. */
  readonly losses: LossHistory;
  readonly ghost: Ghost | null;
}

/** What the step inspector looks at, and what it has seen. */
export interface InspectorState {
  /** Of the panes of a comparison, from 0. */
  readonly pane: number;
  /** Why the step shown could not be taken apart; null when it could. */
  readonly problem: string | null;
  /** ‖drift‖/‖noise‖ of a run, root mean squares over all particles, as last seen at each level, [L]; NaN where not yet. */
  readonly ratios: { readonly run: number; readonly of: readonly number[] };
}

/** What the particles of the pane looked at are laid beside, as far as it is known. */
export interface OutcomeState {
  /** q_σ over cells (outcome-truth.ts), row j ↔ y upwards. */
  readonly truth: { readonly density: Density; readonly sigma: number; readonly cells: Float32Array } | null;
  /** The modes of the density, and which of them each cell belongs to. */
  readonly basins: { readonly density: Density; readonly modes: Modes; readonly labels: Int32Array } | null;
  /** What infinitely many particles would do; null where there is no such equation, or until it is solved. */
  readonly evolution: Evolution | null;
  /** Why it could not be; null when it could. */
  readonly problem: string | null;
}

/** The losses of a training that is over, and the settings and data it was made with. */
export interface Ghost {
  readonly losses: LossHistory;
  readonly config: PlaygroundConfig;
  readonly data: PageData;
}

export interface PlaygroundState {
  readonly config: PlaygroundConfig;
  /** How the page is shown: embedded, presented, with which panels. */
  readonly page: PageOptions;
  readonly data: PageData;
  readonly history: History<NamedData>;
  readonly tool: Tool;
  /** The class the pen draws, from 0. */
  readonly classInHand: number;
  /** Brush radius, in data units. */
  readonly brush: number;

  readonly phase: "loading" | "idle" | "training" | "stopped";
  readonly live: Live;
  readonly loading: Loading | null;
  readonly engine: EngineReport | null;
  readonly step: number;
  readonly stepsPerSecond: number;
  readonly losses: LossHistory;
  /** The training before this one, to compare with. */
  readonly ghost: Ghost | null;
  /** Every objective at one level, as last measured. */
  readonly readings: ObjectiveReadings | null;
  /** Of the first pane: the page's own. */
  readonly picture: Picture | null;
  /** Of the other panes of a comparison, in order; null until known. */
  readonly otherPictures: readonly (Picture | null)[];
  /** The place last pointed at; null when the pointer is elsewhere. */
  readonly probe: Probe | null;
  readonly thumbnails: Thumbnails | null;
  readonly run: Run | null;
  /** The step shown, taken apart for the particle chosen; null until known. */
  readonly inspection: Inspection | null;
  readonly inspector: InspectorState;
  readonly outcome: OutcomeState;
  /** Whether the stage is for placing starts now. */
  readonly placing: boolean;
  /** The places before their last changes, as the setting holds them. */
  readonly placesHistory: History<string>;
  /** Whether what came out is kept from view until the replay has ended. */
  readonly resultsHidden: boolean;
  /** The example shown, if any. */
  readonly example: Example | null;
  readonly notices: readonly Notice[];
  /** The last thing said to screen readers. */
  readonly announcement: Announcement | null;
}

/** What happened, for the live region; the words are the page's. */
export type Announcement =
  | { readonly kind: "training-started" }
  | { readonly kind: "training-paused"; readonly step: number }
  | { readonly kind: "settled"; readonly step: number }
  | { readonly kind: "sampled"; readonly particles: number }
  | { readonly kind: "level"; readonly level: number; readonly sigma: number };
