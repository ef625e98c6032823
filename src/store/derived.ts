import { paneConfigs } from "../config/panes.ts";
import { mostOtherPanes } from "../config/panes-text.ts";
import { samplerSettings } from "../config/sampler-settings.ts";
import type { PlaygroundConfig } from "../config/settings.ts";
import { cleanPoints, drawClean, drawLabels } from "../maths/density/clean-points.ts";
import { presetRaster } from "../maths/density/presets.ts";
import { ladderFrom, sigmaAt } from "../maths/noise/ladder.ts";
import { streams } from "../maths/random.ts";
import { type Sight, sightOf } from "../maths/sight.ts";
import { blank, coverage as coverageOfInk, type Ink, inkFromMass, rasterSize } from "./drawing.ts";
import { once } from "./once.ts";
import { drawnOf, isLabelled, type PageData, sourceOf } from "./page-data.ts";
import { firstPane, isFinished, levelOfPane } from "./panes.ts";
import type { PlaygroundState, Run } from "./state.ts";

const ladder = once(
  (spacing: PlaygroundConfig["spacing"], levels: number, sigmaMax: number, sigmaMin: number, custom: string) =>
    ladderFrom({ spacing, levels, sigmaMax, sigmaMin, ladder: custom }),
  // Of every pane, and those before a change.
  2 * (1 + mostOtherPanes),
);

/** The settings of every pane, [1 … 4]: the first is the page's own. */
export const panesOf = once((config: PlaygroundConfig) => paneConfigs(config), 2);

/** The noise ladder in force, [L], largest first. */
export const ladderOf = (config: PlaygroundConfig): readonly number[] =>
  ladder(config.spacing, config.levels, config.sigmaMax, config.sigmaMin, config.ladder);

/** The noise level shown. */
export const sigmaShown = (config: PlaygroundConfig): number => sigmaAt(ladderOf(config), config.level);

/** The whole level (1-based) nearest to the one shown. */
export const levelShown = (config: PlaygroundConfig): number =>
  Math.min(config.levels, Math.max(1, Math.round(config.level)));

const sight = once((zoom: number, viewX: number, viewY: number) => sightOf({ zoom, viewX, viewY }), 2);

/** What of the square stages show; the same object as long as it is the same. */
export const sightShown = ({ zoom, viewX, viewY }: PlaygroundConfig): Sight => sight(zoom, viewX, viewY);

/** The class the pen draws, from 0, of those there are. */
export const classInHandOf = ({ classInHand, config }: PlaygroundState): number =>
  Math.min(classInHand, config.classes - 1);

/** Share of the cells that hold density, 0 … 1. */
export const coverage = once((ink: Ink) => coverageOfInk(ink));

/** Points drawn from the density to stand for the data where training sees all of it. */
const dotsShown = 600;

/**
 * The points that stand for the data, [n, 2]: those that training sees, where they are so many and no more, or a few
 * of the density.
 */
export const dataPointsOf = once(
  (data: PageData, finite: boolean, count: number, seed: number): Float32Array<ArrayBuffer> => {
    if (data.kind === "points" && !finite) return data.points;
    if (!drawnOf(data)) return new Float32Array(0);
    const address = { seed: finite ? seed : 0, stream: streams.dataPoints, step: 0 };
    return Float32Array.from(drawClean(cleanPoints(sourceOf(data)), finite ? count : dotsShown, address));
  },
);

/** The class, from 0, of each of the points that stand for the data, [n]; null where no classes are told apart. */
export const dataLabelsOf = once(
  (data: PageData, finite: boolean, count: number, seed: number, classes: number): Int8Array | null => {
    if (classes === 1) return null;
    const points = dataPointsOf(data, finite, count, seed).length / 2;
    if (points === 0 || !isLabelled(data)) return new Int8Array(points);
    const address = { seed: finite ? seed : 0, stream: streams.dataPoints, step: 0 };
    return drawLabels(cleanPoints(sourceOf(data)), points, address).map((label) => Math.min(label, classes - 1));
  },
);

export const inkOfPreset = (name: PlaygroundConfig["preset"]): Ink =>
  name === "drawing" ? blank() : inkFromMass(presetRaster(name, rasterSize));

/** Where in its story the page is: what the claim above the stage speaks of. */
export type Scene =
  | "empty"
  | "fresh"
  | "training"
  | "begun"
  | "trained"
  | "memorised"
  | "sampling"
  | "unannealed"
  | "together"
  | "sampled"
  | "poor"
  | "off"
  | "climbed"
  | "guided"
  | "copied"
  | "outdated";

/** A field this near to the truth, degrees, may be called learned. */
const learnedAngle = 20;
/** Particles within so many times the floor may be said to have found the drawing. */
const foundFloors = 3;
/** Where more than this share of them lies far from all data, they have not, however near the others are. */
const foundAstray = 0.05;

/** A training loss this far below the floor, on average over the levels, is no noise of the batch. */
const memorisedShare = 0.9;

/** Whether the network knows its few points by heart: its loss on them is below what the density itself allows. */
function memorises({ config, losses }: PlaygroundState): boolean {
  const { minibatch, floor } = losses.latest ?? { minibatch: null, floor: null };
  if (!config.finite || config.objective !== "denoising" || !minibatch || !floor) return false;
  const shares = minibatch.flatMap((loss, level) => (Number.isFinite(loss) ? [loss / (floor[level] as number)] : []));
  return shares.length > 0 && shares.reduce((sum, share) => sum + share, 0) < memorisedShare * shares.length;
}

/** Whether the particles only climb: then they end on the peaks, and are no sample however near they are to the data. */
const climbs = (config: PlaygroundConfig): boolean =>
  config.temperature === 0 && samplerSettings(config).includes("temperature");

export function sceneOf(state: PlaygroundState): Scene {
  const { run, phase, picture, data } = state;
  if (!drawnOf(data)) return "empty";
  // Langevin dynamics stays at one level: nothing cools.
  const going = run && firstPane(run).sampler === "langevin" ? "unannealed" : "sampling";
  if (run?.playing) return phase === "training" ? "together" : going;
  if (phase === "training") return memorises(state) ? "memorised" : "training";
  if (run && isFinished(run) && run.step === run.totalSteps) {
    const quality = firstPane(run).quality.at(-1);
    if (quality && quality.data !== data) return "outdated";
    const exact = firstPane(run).scoreUsed === "exact";
    if (quality && !exact && memorises(state)) return "copied";
    // Beyond ω = 1 they are no sample of the class, and are not meant to be.
    const { label, omega } = firstPane(run).guide;
    if (quality && label !== null && omega > 1) return "guided";
    if (!quality) return going;
    if (climbs(firstPane(run).config)) return "climbed";
    const found = quality.slicedWasserstein <= foundFloors * quality.floor && !(quality.astray > foundAstray);
    if (found) return "sampled";
    // Where the score is exact, training is not to blame.
    return exact ? "off" : "poor";
  }
  if (run) return going;
  if (state.step === 0) return "fresh";
  if (memorises(state)) return "memorised";
  return picture?.angle !== null && picture !== null && picture.angle <= learnedAngle ? "trained" : "begun";
}

/** Level (1-based) at which the particles shown moved; of the page's own pane. */
export const levelOfRun = (run: Run): number => levelOfPane(run, firstPane(run));
