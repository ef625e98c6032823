import type { SettingProblem } from "../config/codec.ts";
import type { ConfigFileFault } from "../config/config-file.ts";
import type { LinkFault } from "../config/link-state.ts";
import type { PageOptions } from "../config/page-options.ts";
import type { ExampleToShow } from "./examples.ts";
import { noLosses } from "./loss-history.ts";
import type { PageData } from "./page-data.ts";
import { dataOfPreset } from "./preset-data.ts";
import type { OwnWork } from "./state.ts";
import { type ReadAddress, readAddress } from "./url-state.ts";

/** Why a link could not be used. `unfetched`: what reads it did not come. */
export type OpeningFault = LinkFault | "unfetched";
/** Why a link, or a file in its place, could not be used. */
export type NotedFault = OpeningFault | ConfigFileFault;

/** What a page that opens is to do then. */
export interface ToDo {
  /** The step to train to; 0 for none. */
  readonly train: number;
  /** The step of the sampling to show, paused; null for no sampling. */
  readonly step: number | null;
  /** Plays the sampling; before that it trains until the field is good, where no step is named. */
  readonly play: boolean;
  /** Shown in place of all that; null for none. */
  readonly example: ExampleToShow | null;
}
export const nothingToDo: ToDo = { train: 0, step: null, play: false, example: null };

export const isNothing = ({ train, step, play, example }: ToDo): boolean =>
  train === 0 && step === null && !play && example === null;

/** What a page opens with. */
export interface Opening {
  readonly work: OwnWork;
  readonly page: PageOptions;
  readonly todo: ToDo;
  readonly problems: readonly SettingProblem[];
  /** Null where there was no link, or it could be read. */
  readonly fault: OpeningFault | null;
  /** The record that the work was restored from; absent where it was not. */
  readonly restored?: { readonly id: string; readonly writer: string };
}

/** Whether an address has a link in its fragment; any other fragment is a place on the page. */
export const hasLink = (hash: string): boolean => hash.startsWith("#s=");

/** What the query alone asks for. */
export const openingOfQuery = (search: string): Opening => openingOf(readAddress(search));

export const openingOf = (
  { config, page, problems }: ReadAddress,
  data: PageData = dataOfPreset(config.preset, config.classes),
): Opening => ({
  work: { config, data, checkpoint: null, losses: noLosses, ghost: null },
  page,
  todo: { ...nothingToDo, train: page.train, step: page.step, play: page.autoplay },
  problems,
  fault: null,
});
