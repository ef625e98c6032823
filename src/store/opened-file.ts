import type { ConfigFile, FileData } from "../config/config-file.ts";
import type { PlaygroundConfig } from "../config/settings.ts";
import { noLosses } from "./loss-history.ts";
import { nothingToDo, type Opening } from "./opening.ts";
import { drawnInClasses, inkOfClasses, type PageData } from "./page-data.ts";
import { dataOfPreset } from "./preset-data.ts";

/** What a file of a configuration opens: how things look, and in which language, stays the reader's. */
export function openingOfFile(file: ConfigFile, present: PlaygroundConfig): Omit<Opening, "page"> {
  const { lang, theme } = present;
  const { classes, preset } = file.config;
  const read = pageDataOf(file.data, classes);
  const named = dataOfPreset(preset, classes);
  // Only the very data of a preset have its name.
  const isNamed = read.kind === "raster" && read.ink.every((value, cell) => value === named.ink[cell]);
  const config = { ...file.config, lang, theme, preset: isNamed ? preset : ("drawing" as const) };
  return {
    work: { config, data: isNamed ? named : read, checkpoint: null, losses: noLosses, ghost: null },
    todo: { ...nothingToDo, train: file.trained, step: file.step },
    problems: [],
    fault: null,
  };
}

function pageDataOf(data: FileData, classes: number): PageData {
  return data.kind === "raster" ? drawnInClasses(inkOfClasses(drawnInClasses(data.layers), classes)) : data;
}
