import { StrictMode, useEffect, useState } from "react";
import { createRoot } from "react-dom/client";
import { createWorker } from "../client/create-worker.ts";
import { PlaygroundClient } from "../client/playground-client.ts";
import type { Dictionary } from "../i18n/en.ts";
import { createPlayground, type Playground } from "../store/playground-store.ts";
import { readAddress } from "../store/url-state.ts";
import { PlaygroundProvider } from "../store/use-playground.ts";
import { App } from "./App.tsx";
import { connectToParent } from "./connect-to-parent.ts";
import { ErrorBoundary } from "./error-boundary.tsx";

const calm = window.matchMedia("(prefers-reduced-motion: reduce)");
const newSeed = (): number => crypto.getRandomValues(new Uint32Array(1))[0] as number;

/** Owns the worker: mounting starts one, unmounting ends it, and StrictMode's second mount leaves exactly one alive. */
function Root({ words }: { readonly words: Dictionary }) {
  const [playground, setPlayground] = useState<Playground | null>(null);
  useEffect(() => {
    const { config, page, problems } = readAddress(window.location.search);
    const created = createPlayground({
      client: new PlaygroundClient(createWorker),
      config,
      page,
      problems,
      nextFrame: (callback) => void requestAnimationFrame(callback),
      now: () => performance.now(),
      reducedMotion: () => calm.matches,
      newSeed,
    });
    setPlayground(created);
    created.start();
    const leaveParent = connectToParent(created);
    return () => {
      leaveParent();
      created.dispose();
    };
  }, []);
  return playground ? (
    <PlaygroundProvider value={playground}>
      <App firstWords={words} />
    </PlaygroundProvider>
  ) : null;
}

/** Shows the page. @param words those to start with */
export function start(root: HTMLElement, words: Dictionary): void {
  createRoot(root).render(
    <StrictMode>
      <ErrorBoundary words={words.notices}>
        <Root words={words} />
      </ErrorBoundary>
    </StrictMode>,
  );
}
