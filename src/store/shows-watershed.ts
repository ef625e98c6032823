import { guideOf } from "../config/guide.ts";
import { panesOf } from "./derived.ts";
import { isComparing } from "./panes-compared.ts";
import type { PlaygroundState } from "./state.ts";

/** Where the modes' shares are the subject: of panes that are compared, of an example, and of paths that cross it. */
export function showsWatershed(state: PlaygroundState, pane: number): boolean {
  const { config, example } = state;
  const ofAll = guideOf(panesOf(config)[pane] ?? config).label === null;
  return ofAll && (isComparing(config) || config.showPaths || example !== null);
}
