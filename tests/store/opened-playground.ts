import { PlaygroundClient } from "../../src/client/playground-client.ts";
import { defaultConfig, type PlaygroundConfig } from "../../src/config/settings.ts";
import { createPlayground } from "../../src/store/playground-store.ts";
import { type Script, ScriptedWorker, scriptedSampler } from "./scripted-worker.ts";

const settled = async () => {
  for (let turn = 0; turn < 30; turn++) await Promise.resolve();
};

/**
 * A page whose worker answers by the script, with an engine running and a clock of frames.
 *
 * @param lengths steps of each pane's run
 * @param script what it answers otherwise
 */
export async function openedPlayground(
  config: Partial<PlaygroundConfig> = {},
  lengths: readonly number[] = [20],
  script: Script = {},
) {
  let due: ((now: number) => void)[] = [];
  let now = 0;
  const clock = {
    now: () => now,
    /** Each is one repaint, 1/60 s later. */
    async frames(count: number) {
      for (let frame = 0; frame < count; frame++) {
        now += 1000 / 60;
        const callbacks = due;
        due = [];
        for (const callback of callbacks) callback(now);
        await settled();
      }
    },
  };
  const worker = new ScriptedWorker({ ...scriptedSampler(lengths), ...script });
  const playground = createPlayground({
    client: new PlaygroundClient(
      () => worker,
      () => true,
    ),
    config: { ...defaultConfig, ...config },
    problems: [],
    nextFrame: (callback) => void due.push(callback),
    now: () => now,
    reducedMotion: () => false,
    newSeed: () => 99,
  });
  playground.start();
  const attempts = [{ engine: "simd", outcome: "chosen", error: 1e-7, stepsPerSecond: null, detail: "" }] as const;
  worker.tell({ type: "engine", report: { engine: "simd", device: "", attempts } });
  worker.tell({ type: "phase", phase: "idle", step: 0 });
  await settled();
  return { playground, worker, clock, settled, state: () => playground.state.get() };
}
