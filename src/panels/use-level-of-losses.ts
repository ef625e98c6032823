import { sameLadder } from "../maths/noise/ladder.ts";
import { ladderOf, levelShown } from "../store/derived.ts";
import { usePlaygroundState } from "../store/use-playground.ts";

/** The level shown, where the losses in hand are those of the ladder in force; null while they are another one's. */
export function useLevelOfLosses(): number | null {
  const config = usePlaygroundState((state) => state.config);
  const sigmas = usePlaygroundState((state) => state.losses.sigmas);
  return sameLadder(sigmas, ladderOf(config)) ? levelShown(config) : null;
}
