import { expect, test } from "vitest";
import type { PlaygroundConfig } from "../../src/config/settings.ts";
import type { DataSource } from "../../src/maths/density/data-source.ts";
import { fillUniforms } from "../../src/maths/random.ts";
import type { Floats, Frames, RunStart } from "../../src/protocol/messages.ts";
import { observable } from "../../src/store/observable.ts";
import type { PageData } from "../../src/store/page-data.ts";
import { firstPane } from "../../src/store/panes.ts";
import { frameAt } from "../../src/store/recording.ts";
import { runPlayer } from "../../src/store/run-player.ts";
import type { PlaygroundState, Run } from "../../src/store/state.ts";
import { bits, everyWayToSample } from "../every-way-to-sample.ts";
import { openSession } from "../worker/opened-session.ts";

const data: DataSource & PageData = {
  kind: "mixture",
  components: [
    { weight: 0.7, mean: [0.4, 0.3], covariance: [0.02, 0, 0.01] },
    { weight: 0.3, mean: [-0.5, -0.2], covariance: [0.01, 0.004, 0.02] },
  ],
};
const particles = 5;
/** Ten frames are kept on the page, so that going back asks the worker for most of them again. */
const memory = (10 * particles * 8) / (192 * 2 ** 20);
const seed = 4_112_026;

/** The page's player before a whole worker session, with a clock of frames. */
async function opened(way: Partial<PlaygroundConfig>) {
  const session = await openSession({ data, config: { ...way, particles, scoreUsed: "exact", speed: "max" } });
  const state = observable({ run: null, config: session.config, data } as unknown as PlaygroundState);
  const failures: unknown[] = [];
  let due: ((now: number) => void)[] = [];
  let now = 0;
  const player = runPlayer({
    state,
    request: (type, payload) => session.request(type, payload),
    nextFrame: (callback) => void due.push(callback),
    now: () => now,
    reducedMotion: () => false,
    finished: () => {},
    failed: (error) => failures.push(error),
    stepsGone: () => failures.push("steps gone"),
    dataSent: () => data,
    memory,
  });
  await player.start({ playing: false, following: false });
  const frame = async () => {
    now += 1000 / 60;
    const callbacks = due;
    due = [];
    for (const callback of callbacks) callback(now);
    await session.rest();
  };
  return { session, player, failures, frame, run: () => state.get().run as Run };
}

/** Every frame of a run taken straight to its end, the start first. */
async function straightRun(way: Partial<PlaygroundConfig>): Promise<readonly Floats[]> {
  const { session } = await opened(way);
  const { runs } = await session.request("startRuns", { configs: [session.config] });
  const [{ run, plan, points: start }] = runs as [RunStart];
  const { frames } = await session.request("advanceRuns", { runs: [{ run, from: 1, steps: plan.length }] });
  const [{ points }] = frames as [Frames];
  const size = 2 * particles;
  return [start, ...plan.map((_, step) => points.slice(step * size, (step + 1) * size))];
}

test.each(everyWayToSample)(
  "%s: after any sequence of step, back, seek and play the page shows what a straight run shows, to the bit",
  async (_name, way) => {
    const expected = await straightRun(way);
    const total = expected.length - 1;
    const { player, run, failures, frame } = await opened(way);
    const dice = new Float64Array(2 * 24);
    fillUniforms(dice, { seed, stream: 0, step: 0 });
    for (let press = 0; press < 24; press++) {
      const [kind, amount] = [dice[2 * press] as number, dice[2 * press + 1] as number];
      if (kind < 0.25) await player.step();
      else if (kind < 0.5) await player.back();
      else if (kind < 0.75) {
        await player.seek(Math.round(amount * total));
        for (let turn = 0; run().playing && turn < 30; turn++) await frame();
      } else {
        player.play();
        for (let turn = 0; turn < 1 + 2 * amount; turn++) await frame();
        player.pause();
      }
      const said = `seed ${seed}, press ${press} (${kind.toFixed(3)}, ${amount.toFixed(3)}), step ${run().step}`;
      expect(failures, said).toEqual([]);
      const shown = frameAt(firstPane(run()).recording, run().step);
      expect(shown && bits(shown), said).toEqual(bits(expected[run().step] as Floats));
    }
    await player.seek(total);
    for (let turn = 0; run().playing && turn < 30; turn++) await frame();
    expect(run().step).toBe(total);
    const last = frameAt(firstPane(run()).recording, total);
    expect(last && bits(last), `seed ${seed}, at the end`).toEqual(bits(expected[total] as Floats));
  },
);
