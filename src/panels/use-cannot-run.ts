import { drawnOf } from "../store/page-data.ts";
import { usePlaygroundState } from "../store/use-playground.ts";
import { useWords } from "./words.ts";

/** Why nothing can be computed now, or null when it can. */
export function useCannotCompute(): string | null {
  const words = useWords();
  const phase = usePlaygroundState((state) => state.phase);
  if (phase === "loading") return words.train.waitReason;
  return phase === "stopped" ? words.notices.stoppedTitle : null;
}

/** Why neither training nor sampling can start now, or null when they can. */
export function useCannotRun(): string | null {
  const words = useWords();
  const drawn = usePlaygroundState((state) => drawnOf(state.data));
  return useCannotCompute() ?? (drawn ? null : words.train.emptyReason);
}
