import { usePlaygroundState } from "../store/use-playground.ts";
import { useWords } from "./words.ts";

/** What is waited for before an engine runs: the worker's code, then what the worker says; null when one runs. */
export function useLoadingText(): string | null {
  const words = useWords();
  const phase = usePlaygroundState((state) => state.phase);
  const loading = usePlaygroundState((state) => state.loading);
  if (phase !== "loading") return null;
  if (!loading) return words.engine.fetching;
  const texts = {
    engine: words.engine.loadingEngine,
    kernels: words.engine.loadingKernels,
    "self-test": words.engine.loadingSelfTest,
  };
  return texts[loading.stage](words.engineLabel[loading.engine]);
}
