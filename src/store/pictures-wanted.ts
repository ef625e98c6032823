import { guideOf } from "../config/guide.ts";
import { type Sight, wholeSquare } from "../maths/sight.ts";
import type { CloseUpRequest, PictureRequest } from "../protocol/messages.ts";
import { panesOf, sightShown, sigmaShown } from "./derived.ts";
import { noiseAt, paneStep } from "./panes.ts";
import { isComparing } from "./panes-compared.ts";
import { startSigma } from "./start-sigma.ts";
import type { PlaygroundState } from "./state.ts";

/** Arrows per side of the stage, fewer in a slide, and density samples per side. */
const arrowsPerSide = { large: 21, small: 15 };
const densitySide = 96;
/** With more panes than this each is small. */
const largePanes = 2;
/** Samples per side of what is painted as heat: each costs an evaluation of the network. */
const heatSide = 48;

/**
 * The pictures that the page shows, one for each pane: of the level chosen, or while panes are compared of the noise that
 * is in the particles of each; before they start, of the first.
 */
export function picturesWanted(state: PlaygroundState): readonly PictureRequest[] {
  const { config } = state;
  const { heat } = config;
  const panes = panesOf(config);
  const few = panes.length > largePanes || state.page.embed;
  const arrows = few ? arrowsPerSide.small : arrowsPerSide.large;
  const sight = sightShown(config);
  const rest = {
    arrows,
    densitySide,
    heat: heat === "none" ? null : { kind: heat, side: heatSide },
    ...(sight === wholeSquare ? {} : { closeUp: closeUpOf(sight, arrows) }),
  };
  if (!isComparing(config)) return [{ sigma: sigmaShown(config), guide: guideOf(config), ...rest }];
  return panes.map((each, pane) => ({ sigma: sigmaOfPane(state, pane), guide: guideOf(each), ...rest }));
}

/**
 * A close-up of what is seen, with arrows as dense on the screen as those of the whole square. They stay where they are
 * while the view moves, and there is one more on either side, so that there is a margin until the next picture comes.
 */
export function closeUpOf({ x, y, half }: Sight, arrows: number): CloseUpRequest {
  const cell = (2 * half) / arrows;
  const onGrid = (value: number) => Math.round(value / cell) * cell;
  return { x: onGrid(x), y: onGrid(y), half: half + cell, arrows: arrows + 2 };
}

/** The noise level that a pane's picture shows. */
export function sigmaOfPane({ config, run }: Pick<PlaygroundState, "config" | "run">, pane: number): number {
  if (!isComparing(config)) return sigmaShown(config);
  const ran = run?.panes[pane];
  if (run && ran) return noiseAt(ran, paneStep(run, ran));
  return startSigma(panesOf(config)[pane] ?? config);
}
