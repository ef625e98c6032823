import type { PlaygroundConfig } from "../config/settings.ts";
import { presetClasses } from "../maths/density/presets.ts";
import { blank, type Ink, inkFromMasses, rasterSize } from "./drawing.ts";
import { type DrawnData, drawnInClasses } from "./page-data.ts";

/** The ink of each class of a preset, divided by its natural parts, or of an empty sheet; fresh arrays. */
export const inkOfPresetClasses = (name: PlaygroundConfig["preset"], count: number): readonly Ink[] =>
  name === "drawing" ? Array.from({ length: count }, blank) : inkFromMasses(presetClasses(name, rasterSize, count));

/** A preset as data of so many classes; 1 for data without labels. */
export const dataOfPreset = (name: PlaygroundConfig["preset"], count: number): DrawnData =>
  drawnInClasses(inkOfPresetClasses(name, count));
