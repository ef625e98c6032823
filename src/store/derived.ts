import type { PlaygroundConfig } from "../config/settings.ts";
import { presetRaster } from "../maths/density/presets.ts";
import { ladderFrom, sigmaAt } from "../maths/noise/ladder.ts";
import { blank, coverage as coverageOfInk, type Ink, inkFromMass, isEmpty, rasterSize } from "./drawing.ts";
import { lastStep, levelAt } from "./recording.ts";
import type { PlaygroundState, Run } from "./state.ts";

/** Remembers the last answer: the same input object gives the same output object, which is what React compares. */
const once = <Input extends readonly unknown[], Output>(compute: (...input: Input) => Output) => {
  let last: { input: Input; output: Output } | null = null;
  return (...input: Input): Output => {
    if (!last?.input.every((value, index) => Object.is(value, input[index])))
      last = { input, output: compute(...input) };
    return last.output;
  };
};

const ladder = once(
  (spacing: PlaygroundConfig["spacing"], levels: number, sigmaMax: number, sigmaMin: number, custom: string) =>
    ladderFrom({ spacing, levels, sigmaMax, sigmaMin, ladder: custom }),
);

/** The noise ladder in force, [L], largest first. */
export const ladderOf = (config: PlaygroundConfig): readonly number[] =>
  ladder(config.spacing, config.levels, config.sigmaMax, config.sigmaMin, config.ladder);

/** The noise level shown. */
export const sigmaShown = (config: PlaygroundConfig): number => sigmaAt(ladderOf(config), config.level);

/** The whole level (1-based) nearest to the one shown. */
export const levelShown = (config: PlaygroundConfig): number =>
  Math.min(config.levels, Math.max(1, Math.round(config.level)));

export const drawnOf = once((ink: Ink) => !isEmpty(ink));

/** Share of the cells that hold density, 0 … 1. */
export const coverage = once((ink: Ink) => coverageOfInk(ink));

export const inkOfPreset = (name: PlaygroundConfig["preset"]): Ink =>
  name === "drawing" ? blank() : inkFromMass(presetRaster(name, rasterSize));

/** Where in its story the page is: what the claim above the stage speaks of. */
export type Scene =
  | "empty"
  | "fresh"
  | "training"
  | "begun"
  | "trained"
  | "sampling"
  | "together"
  | "sampled"
  | "poor"
  | "outdated";

/** A field this near to the truth, degrees, may be called learned. */
const learnedAngle = 20;
/** Particles within so many times the floor may be said to have found the drawing. */
const foundFloors = 3;

export function sceneOf(state: PlaygroundState): Scene {
  const { run, phase, picture, ink } = state;
  if (!drawnOf(ink)) return "empty";
  if (run?.playing) return phase === "training" ? "together" : "sampling";
  if (phase === "training") return "training";
  if (run?.recording.finished && run.step === lastStep(run.recording)) {
    const quality = run.quality.at(-1);
    if (quality && quality.ink !== ink) return "outdated";
    if (quality) return quality.slicedWasserstein <= foundFloors * quality.floor ? "sampled" : "poor";
  }
  if (run) return "sampling";
  if (state.step === 0) return "fresh";
  return picture?.angle !== null && picture !== null && picture.angle <= learnedAngle ? "trained" : "begun";
}

/** Level (1-based) at which the particles shown moved. */
export const levelOfRun = (run: Run): number => levelAt(run.recording, run.step) + 1;
