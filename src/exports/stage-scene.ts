import type { PlaygroundConfig } from "../config/settings.ts";
import { levelOf } from "../maths/noise/ladder.ts";
import { mostDots } from "../plots/dots-layer.ts";
import { knownWatershed } from "../plots/known-watershed.ts";
import type { Theme } from "../plots/palette.ts";
import { levelColor, levelColors } from "../plots/sigma-color.ts";
import { thinnedLabels, thinnedPoints } from "../plots/thinned-points.ts";
import { trailSteps } from "../plots/trails.ts";
import type { Picture } from "../protocol/messages.ts";
import { densityOfData } from "../store/density-of-data.ts";
import { dataLabelsOf, dataPointsOf, ladderOf, panesOf } from "../store/derived.ts";
import type { PageData } from "../store/page-data.ts";
import { levelAt, paneStep } from "../store/panes.ts";
import { isComparing } from "../store/panes-compared.ts";
import { frameAt, isKept } from "../store/recording.ts";
import { showsWatershed } from "../store/shows-watershed.ts";
import type { PlaygroundState } from "../store/state.ts";

/** Everything a stage shows, as data: at whatever size it is painted, it is the same picture. */
export interface StageScene {
  /** Which layers are shown, and how. */
  readonly config: PlaygroundConfig;
  readonly theme: Theme;
  readonly picture: Picture;
  /** The ladder, [L], and the colour of the level shown. */
  readonly sigmas: readonly number[];
  readonly colour: string;
  /** Which fields there are to show: of panes that are compared, each has the one that it follows. */
  readonly fields: { readonly learned: Float32Array | null; readonly exact: Float32Array | null };
  readonly dots: { readonly points: Float32Array; readonly labels: Int8Array | null } | null;
  /** Frames of the particles, oldest first, and the colour of each; null before a run. */
  readonly particles: { readonly frames: readonly Float32Array[]; readonly colours: readonly string[] } | null;
  readonly paths: PathsShown | null;
  readonly watershed: readonly Float32Array[];
}

export interface PathsShown {
  /** From the first step kept in one piece to the one shown, with the level (1-based) of each. */
  readonly frames: readonly Float32Array[];
  readonly levels: readonly number[];
  readonly particles: readonly number[];
}

/** Paths at once; of a comparison one, in every pane. */
const handful = 5;

/** @param picture of that pane, as the worker painted it */
export function sceneOfStage(state: PlaygroundState, picture: Picture, theme: Theme, pane = 0): StageScene {
  const { config } = state;
  const ran = state.run?.panes[pane] ?? null;
  const paneConfig = panesOf(config)[pane] ?? config;
  const sigmas = ran?.sigmas ?? ladderOf(paneConfig);
  const followsExact = isComparing(config) && (ran?.scoreUsed ?? paneConfig.scoreUsed) === "exact";
  return {
    config,
    theme,
    picture,
    sigmas,
    colour: levelColor(levelOf(sigmas, picture.sigma), sigmas.length, theme),
    fields: fieldsOf(picture, config, followsExact),
    dots: dotsOf(state),
    particles: particlesOf(state, pane, theme),
    paths: pathsOf(state, pane),
    watershed: watershedOf(state, pane),
  };
}

/** A pane that follows the exact score has that one alone, as its own arrows. */
export function fieldsOf(picture: Picture, config: PlaygroundConfig, followsExact: boolean): StageScene["fields"] {
  if (followsExact) return { learned: config.showExact ? picture.exact : null, exact: null };
  return {
    learned: config.showLearned ? picture.learned : null,
    exact: config.showExact ? picture.exact : null,
  };
}

export function dotsOf({ data, config }: { readonly data: PageData; readonly config: PlaygroundConfig }) {
  if (!config.showData) return null;
  const { finite, dataPoints, seed, classes } = config;
  const points = dataPointsOf(data, finite, dataPoints, seed);
  const labels = dataLabelsOf(data, finite, dataPoints, seed, classes);
  return { points: thinnedPoints(points, mostDots), labels: labels && thinnedLabels(labels, mostDots) };
}

function particlesOf({ run, config }: PlaygroundState, pane: number, theme: Theme): StageScene["particles"] {
  const ran = run?.panes[pane];
  if (!run || !ran) return null;
  const step = paneStep(run, ran);
  const ofLevels = levelColors(ran.sigmas.length, theme);
  let from = step;
  // A trail goes back no further than what is kept in one piece.
  while (config.showTrails && from > Math.max(0, step - trailSteps) && isKept(ran.recording, from - 1)) from--;
  const steps = Array.from({ length: step - from + 1 }, (_, index) => from + index);
  const frames = steps.flatMap((each) => frameAt(ran.recording, each) ?? []);
  if (frames.length !== steps.length) return null;
  return { frames, colours: steps.map((each) => ofLevels[levelAt(ran, each)] as string) };
}

function pathsOf({ run, config }: PlaygroundState, pane: number): PathsShown | null {
  const ran = run?.panes[pane];
  if (!run || !ran || !config.showPaths) return null;
  const { recording } = ran;
  const last = paneStep(run, ran);
  let first = last;
  while (first > 0 && isKept(recording, first - 1)) first--;
  const steps = Array.from({ length: last - first + 1 }, (_, index) => first + index);
  const frames = steps.flatMap((step) => frameAt(recording, step) ?? []);
  if (frames.length !== steps.length) return null;
  const from = Math.min(config.particle, recording.particles - 1);
  const count = Math.min(isComparing(config) ? 1 : handful, recording.particles);
  return {
    frames,
    levels: steps.map((step) => levelAt(ran, step) + 1),
    particles: Array.from({ length: count }, (_, index) => (from + index) % recording.particles),
  };
}

export function watershedOf(state: PlaygroundState, pane: number): readonly Float32Array[] {
  const density = showsWatershed(state, pane) ? densityOfData(state.data) : null;
  return density ? knownWatershed(density.modes()) : [];
}
