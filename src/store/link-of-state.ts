import type { LinkState } from "../config/link-state.ts";
import { mostTrainingAtOpening } from "../config/page-options.ts";
import { type PlaygroundConfig, settingNames } from "../config/settings.ts";
import { isOfExample } from "./examples.ts";
import { linkDataOf } from "./link-data.ts";
import { drawnOf, type PageData } from "./page-data.ts";
import type { PlaygroundState } from "./state.ts";

/** What of a page's state an address may hold. */
export type Shared = Pick<PlaygroundState, "config" | "data" | "step" | "run" | "example">;

/** Whether the settings say what the data are: a preset as it comes, or a blank sheet. */
export const isNamed = ({ preset }: PlaygroundConfig, data: PageData): boolean =>
  preset === "drawing"
    ? data.kind === "raster" && !drawnOf(data)
    : data.kind === "raster" && (data.strokes?.strokes.length ?? 0) === 0;

/** Everything that a link holds of what is shown. */
export async function linkStateOf({ config, data, step, run }: Shared): Promise<LinkState> {
  return {
    config,
    data: isNamed(config, data) ? null : (await linkDataOf(data)).data,
    trained: Math.min(step, mostTrainingAtOpening),
    step: run?.step ?? null,
    lesson: "",
  };
}

/** The example that is shown as it comes; empty where there is none, or where it was changed. */
export function exampleOf({ config, data, example }: Shared): string {
  const shown = example?.shown;
  if (!shown || shown.data !== data) return "";
  const same = settingNames.every((name) => !isOfExample(name) || shown.config[name] === config[name]);
  return same ? example.name : "";
}
