import { StrictMode, useEffect, useState } from "react";
import { createRoot } from "react-dom/client";
import { createWorker } from "../client/create-worker.ts";
import { PlaygroundClient } from "../client/playground-client.ts";
import type { Dictionary } from "../i18n/en.ts";
import type { Opening } from "../store/opening.ts";
import { createPlayground, type Playground } from "../store/playground-store.ts";
import { PlaygroundProvider } from "../store/use-playground.ts";
import { App } from "./App.tsx";
import { connectToParent } from "./connect-to-parent.ts";
import { ErrorBoundary } from "./error-boundary.tsx";
import { opened } from "./opened.ts";

const calm = window.matchMedia("(prefers-reduced-motion: reduce)");
const newSeed = (): number => crypto.getRandomValues(new Uint32Array(1))[0] as number;

/** Owns the worker: mounting starts one, unmounting ends it, and StrictMode's second mount leaves exactly one alive. */
function Root({ words }: { readonly words: Dictionary }) {
  const [playground, setPlayground] = useState<Playground | null>(null);
  useEffect(() => {
    let end: (() => void) | null = null;
    let over = false;
    const address = window.location.search + window.location.hash;
    opened(window.location).then((opening) => {
      if (over) return;
      const { work, page, problems } = opening;
      const created = createPlayground({
        client: new PlaygroundClient(createWorker),
        config: work.config,
        page,
        problems,
        opening,
        nextFrame: (callback) => void requestAnimationFrame(callback),
        now: () => performance.now(),
        reducedMotion: () => calm.matches,
        newSeed,
      });
      setPlayground(created);
      created.start();
      const leaveParent = connectToParent(created);
      const leave = attendLater(created, opening, address);
      end = () => {
        leave();
        leaveParent();
        created.dispose();
      };
    }, console.error);
    return () => {
      over = true;
      end?.();
    };
  }, []);
  return playground ? (
    <PlaygroundProvider value={playground}>
      <App firstWords={words} />
    </PlaygroundProvider>
  ) : null;
}

/** So long the first picture has the connection for itself, ms. */
const grace = 1500;

/** Links, the address bar and kept work are looked after once there is a picture. @returns ends it */
function attendLater(playground: Playground, opening: Opening, address: string): () => void {
  let end: (() => void) | null = null;
  let over = false;
  const timer = setTimeout(() => {
    import("./attend.ts").then(({ attend }) => {
      if (!over) end = attend(playground, opening, address);
    }, console.warn);
  }, grace);
  return () => {
    over = true;
    clearTimeout(timer);
    end?.();
  };
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
