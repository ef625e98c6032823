import { guideOf } from "../config/guide.ts";
import { isComparing } from "../store/panes-compared.ts";
import type { PlaygroundState } from "../store/state.ts";
import { configOfPane } from "./use-pane.ts";

/** Where the modes' shares are the subject: of panes that are compared, of an example, and of paths that cross it. */
export function showsWatershed(state: PlaygroundState, pane: number): boolean {
  const { config, example } = state;
  const ofAll = guideOf(configOfPane(state, pane)).label === null;
  return ofAll && (isComparing(config) || config.showPaths || example !== null);
}
