import { drawnOf } from "../store/page-data.ts";
import { usePlaygroundState } from "../store/use-playground.ts";
import { useWords } from "./words.ts";

/** Why neither training nor sampling can start now, or null when they can. */
export function useCannotRun(): string | null {
  const words = useWords();
  const phase = usePlaygroundState((state) => state.phase);
  const drawn = usePlaygroundState((state) => drawnOf(state.data));
  if (phase === "loading") return words.train.waitReason;
  if (phase === "stopped") return words.notices.stoppedTitle;
  return drawn ? null : words.train.emptyReason;
}
