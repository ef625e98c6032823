import { usePlaygroundState } from "../store/use-playground.ts";
import { useWords } from "./words.ts";

/** What the worker is busy with before an engine runs, or null. */
export function useLoadingText(): string | null {
  const words = useWords();
  const loading = usePlaygroundState((state) => (state.phase === "loading" ? state.loading : null));
  if (!loading) return null;
  const texts = {
    engine: words.engine.loadingEngine,
    kernels: words.engine.loadingKernels,
    "self-test": words.engine.loadingSelfTest,
  };
  return texts[loading.stage](words.engineLabel[loading.engine]);
}
