import { sameLadder } from "../maths/noise/ladder.ts";
import { type LossCurves, lossCurves } from "../plots/loss-curves.ts";
import type { Theme } from "../plots/palette.ts";
import { ladderOf, levelShown } from "../store/derived.ts";
import { ghostOnLevels, incomparableSettings } from "../store/ghost.ts";
import type { PlaygroundState } from "../store/state.ts";

export interface LossCurvesSize {
  /** CSS px */
  readonly width: number;
  readonly height: number;
  readonly theme: Theme;
  /** 1 to L; null for none. */
  readonly currentLevel: number | null;
  readonly fontSize?: number;
}

/** The losses known, as the page's chart has them; null where there are none yet. */
export function lossCurvesOf(
  { losses, ghost, config }: Pick<PlaygroundState, "losses" | "ghost" | "config">,
  size: LossCurvesSize,
): LossCurves | null {
  const view = config.lossView;
  const before = ghost && config.showGhost && incomparableSettings(ghost, config).length === 0 ? ghost : null;
  if (size.width <= 0 || (losses.entries.length === 0 && !before)) return null;
  const sigmas = losses.sigmas.length > 0 ? losses.sigmas : ladderOf(config);
  // Where training sees all of the density, a minibatch's loss is the curve plus noise.
  const minibatches = config.finite && view === "loss" ? losses.entries : [];
  return lossCurves({
    sigmas,
    history: losses.entries.map((entry) => ({ step: entry.step, values: view === "loss" ? entry.loss : entry.gap })),
    minibatch: minibatches.flatMap(({ step, minibatch }) => (minibatch ? [{ step, values: minibatch }] : [])),
    ghost: before ? ghostOnLevels(before, sigmas, view) : [],
    floors: losses.floor,
    dataSince: losses.dataSince,
    view,
    ...size,
  });
}

/** The level shown, where the losses in hand are those of the ladder in force; null while they are another one's. */
export const levelOfLosses = ({ losses, config }: Pick<PlaygroundState, "losses" | "config">): number | null =>
  sameLadder(losses.sigmas, ladderOf(config)) ? levelShown(config) : null;
