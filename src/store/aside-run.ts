import type { PlaygroundClient } from "../client/playground-client.ts";
import type { PlaygroundConfig } from "../config/settings.ts";
import type { Frames, Quality, RunStart } from "../protocol/messages.ts";

/** Steps asked for at once, and most bytes of their frames. */
const stride = 32;
const largestMessage = 16 * 2 ** 20;

/** A run that the page does not show: taken step by step as fast as its reader takes the frames. */
export interface AsideRun {
  readonly start: RunStart;
  /** Frames from step 1 on, in messages of several; ends with the run. Whoever stops reading stops the run. */
  frames(): AsyncGenerator<Frames, void, undefined>;
  /** Of the particles as they are after the last frame asked for; null when nothing is drawn. */
  quality(): Promise<Quality | null>;
}

/**
 * Starts a run from noise beside those on the stage: the same settings, weights and data give the same frames.
 *
 * @throws RequestRefused (rejects) where there is no score to follow
 */
export async function asideRun(client: PlaygroundClient, config: PlaygroundConfig): Promise<AsideRun> {
  const { runs } = await client.request("startRuns", { configs: [config], aside: true });
  const start = runs[0] as RunStart;
  const { run, plan, particles } = start;
  const most = Math.max(1, Math.min(stride, Math.floor(largestMessage / (8 * particles))));
  return {
    start,
    async *frames() {
      for (let from = 1; from <= plan.length; ) {
        const { frames } = await client.request("advanceRuns", { runs: [{ run, from, steps: most }] });
        const message = frames[0] as Frames;
        if (message.count === 0) return;
        yield message;
        from = message.firstStep + message.count;
      }
    },
    quality: () => client.request("quality", { run }),
  };
}
