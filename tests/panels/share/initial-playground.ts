import { PlaygroundClient } from "../../../src/client/playground-client.ts";
import { defaultConfig, type PlaygroundConfig } from "../../../src/config/settings.ts";
import { createPlayground } from "../../../src/store/playground-store.ts";
import type { PlaygroundState } from "../../../src/store/state.ts";

/** The state of a page that has just opened, without a worker. */
export function initialPlayground(config: PlaygroundConfig = defaultConfig): PlaygroundState {
  const noWorker = () => {
    throw new Error("need no worker");
  };
  const playground = createPlayground({
    client: new PlaygroundClient(noWorker),
    config,
    problems: [],
    nextFrame: () => {},
    now: () => 0,
    reducedMotion: () => false,
    newSeed: () => 1,
  });
  return playground.state.get();
}
