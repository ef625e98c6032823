import { mostOtherPanes } from "../config/panes-text.ts";
import type { PlaygroundConfig } from "../config/settings.ts";
import { createSampler, evaluationsOf } from "../maths/sampler/create-sampler.ts";
import { ladderOf } from "./derived.ts";
import { once } from "./once.ts";

/** The plan of a run with these settings, before it is started, and the network evaluations that it will cost. */
export const plannedRun = once((config: PlaygroundConfig) => {
  const sigmas = ladderOf(config);
  return { sigmas, plan: createSampler(config, sigmas).plan, evaluations: evaluationsOf(config, sigmas) };
}, 1 + mostOtherPanes);
