import { isOfPane } from "../config/panes.ts";
import type { PlaygroundConfig, SettingName } from "../config/settings.ts";
import { levelOf } from "../maths/noise/ladder.ts";
import type { Theme } from "../plots/palette.ts";
import { levelColor } from "../plots/sigma-color.ts";
import { ladderOf, panesOf, sightShown } from "../store/derived.ts";
import { isComparing } from "../store/panes-compared.ts";
import type { PaneRun, PlaygroundState } from "../store/state.ts";
import { usePlayground, usePlaygroundState } from "../store/use-playground.ts";

/** How many panes there are: one where nothing is compared. */
export const usePaneCount = (): number => usePlaygroundState((state) => panesOf(state.config).length);

export const useComparing = (): boolean => usePlaygroundState((state) => isComparing(state.config));

/** The settings of a pane: the page's own, with what the pane changes. */
export const configOfPane = ({ config }: Pick<PlaygroundState, "config">, pane: number): PlaygroundConfig =>
  panesOf(config)[pane] ?? config;
export const usePaneConfig = (pane: number): PlaygroundConfig =>
  usePlaygroundState((state) => configOfPane(state, pane));

/** The run of a pane, or null where there is none. */
export const usePaneRun = (pane: number): PaneRun | null => usePlaygroundState(({ run }) => run?.panes[pane] ?? null);

/** A setting of a pane, and the way to change it there; what panes share is the page's. */
export function usePaneSetting<Name extends SettingName>(
  pane: number,
  name: Name,
): readonly [PlaygroundConfig[Name], (value: PlaygroundConfig[Name]) => void] {
  const { setSetting, setPaneSetting } = usePlayground();
  const value = usePlaygroundState((state) => configOfPane(state, pane)[name]);
  const set = (next: PlaygroundConfig[Name]) => {
    if (pane > 0 && isOfPane(name)) setPaneSetting(pane, name, next as PlaygroundConfig[typeof name]);
    else setSetting(name, next);
  };
  return [value, set];
}

/** The picture of a pane, null until known. */
export const pictureOfPane = ({ picture, otherPictures }: PlaygroundState, pane: number) =>
  pane === 0 ? picture : (otherPictures[pane - 1] ?? null);
/** The angle between a picture's fields as it is said, in whole degrees: it changes seldom, and so does what says it. */
export const wholeAngle = (picture: { readonly angle: number | null } | null): number | null =>
  picture?.angle === undefined || picture.angle === null ? null : Math.round(picture.angle);
export const usePanePicture = (pane: number) => usePlaygroundState((state) => pictureOfPane(state, pane));

/** What of the square stages show. */
export const useSight = () => usePlaygroundState((state) => sightShown(state.config));

/** Colour of the noise level of a pane's picture. */
export function usePictureColour(pane: number, theme: Theme): string {
  const sigmas = usePlaygroundState((state) => state.run?.panes[pane]?.sigmas ?? ladderOf(configOfPane(state, pane)));
  const sigma = usePlaygroundState((state) => pictureOfPane(state, pane)?.sigma ?? null);
  return levelColor(sigma === null ? 1 : levelOf(sigmas, sigma), sigmas.length, theme);
}
