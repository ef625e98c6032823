import type { PlaygroundConfig } from "../../../src/config/settings.ts";
import { experimentOf } from "../../../src/exports/pytorch/experiment.ts";
import { scriptText } from "../../../src/exports/pytorch/pytorch-script.ts";
import type { PageData } from "../../../src/store/page-data.ts";
import type { PlaygroundState } from "../../../src/store/state.ts";
import { openedPlayground } from "../../store/opened-playground.ts";

export const link = "https://example.org/?seed=7";

export interface Written {
  readonly config?: Partial<PlaygroundConfig>;
  readonly data?: PageData;
  /** Of the page as it is then. */
  readonly state?: Partial<PlaygroundState>;
  readonly link?: string;
}

/** The script that a page with these settings and data saves. */
export async function writtenScript({ config = {}, data, state = {}, link: address = link }: Written = {}) {
  const { playground } = await openedPlayground(config);
  if (data) playground.replaceData(data);
  const experiment = experimentOf({ ...playground.state.get(), ...state }, address);
  return { experiment, text: await scriptText(experiment) };
}
