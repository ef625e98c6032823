import { isFinished } from "./panes.ts";
import type { PlaygroundState } from "./state.ts";

/** A mode is right within so many standard errors. */
const tolerance = 3;

/**
 * Where a comparison is in its story: what the claim above the stages speaks of. A text, so that it is the same as long
 * as it says the same; `right` and `nearest` name panes by their digits.
 */
export type PanesScene =
  | "ready"
  | "playing"
  | "hidden"
  | "outdated"
  | "all"
  | "none"
  | `right ${string}`
  | `nearest ${number}`;

export function sceneOfPanes({ run, data, resultsHidden }: PlaygroundState): PanesScene {
  if (resultsHidden) return "hidden";
  if (!run) return "ready";
  if (!isFinished(run) || run.step < run.totalSteps) return run.step === 0 && !run.playing ? "ready" : "playing";
  const results = run.panes.map(({ quality }) => quality.at(-1));
  if (results.some((quality) => !quality)) return "playing";
  const known = results.flatMap((quality) => (quality ? [quality] : []));
  if (known.some((quality) => quality.data !== data)) return "outdated";
  if (known.every(({ modes }) => modes.length > 1)) {
    const right = known.flatMap(({ modes }, pane) =>
      modes.every((mode) => Math.abs(mode.sampled - mode.truth) <= tolerance * mode.standardError) ? [pane] : [],
    );
    if (right.length === 0) return "none";
    return right.length === known.length ? "all" : `right ${right.join("")}`;
  }
  const nearest = known.reduce(
    (best, quality, pane) =>
      quality.slicedWasserstein < (known[best]?.slicedWasserstein ?? Number.POSITIVE_INFINITY) ? pane : best,
    0,
  );
  return `nearest ${nearest}`;
}
