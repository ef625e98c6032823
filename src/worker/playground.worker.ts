import { chooseEngine } from "../engine/choose-engine.ts";
import { wasmPaths } from "../engine/tfjs/wasm-paths.ts";
import { tfjsLoaders } from "../engine/tfjs-loaders.ts";
import { messageTicks } from "./message-tick.ts";
import { Session } from "./session.ts";

/** The worker: a session wired to the page and to the engines of this browser. */
const loaders = tfjsLoaders(wasmPaths);
new Session(self as DedicatedWorkerGlobalScope, {
  chooseEngine: (options) => chooseEngine(loaders, options),
  now: () => performance.now(),
  yieldTask: messageTicks(),
});
