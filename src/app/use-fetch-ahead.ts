import { useEffect } from "react";
import { fetchParts } from "../panels/parts.ts";
import { newVersion } from "../store/new-version.ts";
import { usePlaygroundState } from "../store/use-playground.ts";

/** At the latest so long after the engine runs, ms: a page that trains is never idle for long. */
const patience = 4000;

/** Once everything is here, the browser is told to keep it. While the page is developed, nothing may be kept. */
async function fetchAndKeep(): Promise<void> {
  await fetchParts();
  if (!import.meta.env.PROD) return;
  try {
    const { keepOffline } = await import("./offline.ts");
    await keepOffline((open) => newVersion.set({ open }));
  } catch (error) {
    console.warn(error);
  }
}

/**
 * Fetches the parts that nobody has asked for yet, once the worker's own code is here and nothing else is to be done.
 *
 * @param wanted false where most of them will never be asked for
 */
export function useFetchAhead(wanted: boolean): void {
  const ready = usePlaygroundState((state) => wanted && state.phase !== "loading");
  useEffect(() => {
    if (!ready) return;
    const fetch = () => void fetchAndKeep();
    // Safari has no idle callback.
    if (typeof requestIdleCallback !== "function") {
      const timer = setTimeout(fetch, patience / 4);
      return () => clearTimeout(timer);
    }
    const idle = requestIdleCallback(fetch, { timeout: patience });
    return () => cancelIdleCallback(idle);
  }, [ready]);
}
