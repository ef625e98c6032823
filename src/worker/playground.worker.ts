import { chooseEngine } from "../engine/choose-engine.ts";
import { engineLoaders } from "../engine/engine-loaders.ts";
import { messageTicks } from "./message-tick.ts";
import { PieceSize } from "./piece-size.ts";
import { Session } from "./session.ts";

/** The worker: a session wired to the page and to the engines of this browser. */
const now = () => performance.now();
const yieldTask = messageTicks();
const sleep = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));
const tools = { now, yieldTask, sleep, sliceSize: () => new PieceSize() };
new Session(self as DedicatedWorkerGlobalScope, {
  chooseEngine: (options) => chooseEngine(engineLoaders, options, tools),
  now,
  yieldTask,
});
