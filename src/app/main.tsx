import "@fontsource-variable/inter/wght.css";
import "@fontsource-variable/source-serif-4/wght.css";
import "./styles.css";
import "./styles/classes.css";
import "./styles/compare.css";
import "./styles/failures.css";
import "./styles/inspector.css";
import "./styles/outcome.css";
import "./styles/samplers.css";
import { StrictMode, useEffect, useState } from "react";
import { createRoot } from "react-dom/client";
import { createWorker } from "../client/create-worker.ts";
import { PlaygroundClient } from "../client/playground-client.ts";
import { createPlayground, type Playground } from "../store/playground-store.ts";
import { readAddress } from "../store/url-state.ts";
import { PlaygroundProvider } from "../store/use-playground.ts";
import { App } from "./App.tsx";
import { ErrorBoundary } from "./error-boundary.tsx";

const calm = window.matchMedia("(prefers-reduced-motion: reduce)");
const newSeed = (): number => crypto.getRandomValues(new Uint32Array(1))[0] as number;

/** Owns the worker: mounting starts one, unmounting ends it, and StrictMode's second mount leaves exactly one alive. */
function Root() {
  const [playground, setPlayground] = useState<Playground | null>(null);
  useEffect(() => {
    const { config, problems } = readAddress(window.location.search);
    const created = createPlayground({
      client: new PlaygroundClient(createWorker),
      config,
      problems,
      nextFrame: (callback) => void requestAnimationFrame(callback),
      now: () => performance.now(),
      reducedMotion: () => calm.matches,
      newSeed,
    });
    setPlayground(created);
    created.start();
    return () => created.dispose();
  }, []);
  return playground ? (
    <PlaygroundProvider value={playground}>
      <App />
    </PlaygroundProvider>
  ) : null;
}

createRoot(document.getElementById("root") as HTMLElement).render(
  <StrictMode>
    <ErrorBoundary>
      <Root />
    </ErrorBoundary>
  </StrictMode>,
);
