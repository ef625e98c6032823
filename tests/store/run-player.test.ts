import { expect, test } from "vitest";
import { RequestRefused } from "../../src/client/client-errors.ts";
import { defaultConfig } from "../../src/config/settings.ts";
import { fillUniforms } from "../../src/maths/random.ts";
import type { FramesRequest, Requests, RequestType } from "../../src/protocol/messages.ts";
import { observable } from "../../src/store/observable.ts";
import { drawnData, type PageData } from "../../src/store/page-data.ts";
import { firstPane, isFinished, paneStep } from "../../src/store/panes.ts";
import { evaluationsAt, frameAt, isKept } from "../../src/store/recording.ts";
import { runPlayer } from "../../src/store/run-player.ts";
import type { PlaygroundState, Run } from "../../src/store/state.ts";
import { scriptedSampler } from "./scripted-worker.ts";

const settle = async () => {
  for (let turn = 0; turn < 30; turn++) await Promise.resolve();
};

/** Particles of the script have 16 bytes a frame: so many frames are kept of each of three panes. */
const framesKept = 12;
const memory = (3 * framesKept * 16) / (192 * 2 ** 20);

/** A player of three panes of different lengths whose recordings hold only the last few steps. */
async function played(
  lengths: readonly number[],
  refuses: (given: FramesRequest) => boolean = () => false,
  particles = 2,
  calm = false,
) {
  const data: PageData = drawnData(new Float32Array(64 * 64));
  const config = { ...defaultConfig, compare: "sampler:ddim;sampler:langevin", speed: "max" } as const;
  const state = observable({ run: null, config, data } as unknown as PlaygroundState);
  const script = scriptedSampler(lengths, particles);
  const asked: Requests["advanceRuns"]["payload"][] = [];
  const failures: unknown[] = [];
  let gone = 0;
  let due: ((now: number) => void)[] = [];
  let now = 0;
  const request = async <Type extends Exclude<RequestType, "open">>(type: Type, payload: Requests[Type]["payload"]) => {
    if (type === "quality") return null as Requests[Type]["result"];
    if (type === "advanceRuns") {
      const given = payload as Requests["advanceRuns"]["payload"];
      if (given.runs.some(refuses)) throw new RequestRefused("it has changed");
      asked.push(given);
    }
    const answer = script[type as keyof typeof script] as unknown as (given: unknown) => Requests[Type]["result"];
    return answer(payload);
  };
  const player = runPlayer({
    state,
    request,
    nextFrame: (callback) => void due.push(callback),
    now: () => now,
    reducedMotion: () => calm,
    finished: () => {},
    failed: (error) => failures.push(error),
    stepsGone: () => gone++,
    dataSent: () => data,
    memory,
  });
  await player.start({ playing: false, following: false });
  const run = (): Run => {
    const { run } = state.get();
    if (!run) throw new Error("need a run, got none");
    return run;
  };
  return {
    player,
    run,
    asked,
    failures,
    gone: () => gone,
    async frames(count: number) {
      for (let frame = 0; frame < count; frame++) {
        now += 1000 / 60;
        const callbacks = due;
        due = [];
        for (const callback of callbacks) callback(now);
        await settle();
      }
    },
  };
}

/** Each pane shows its share of the playhead's way: the very frame of that step, and what it cost. */
function expectShares(run: Run, why: string) {
  for (const { recording, ...pane } of run.panes) {
    const step = paneStep(run, { ...pane, recording });
    const share = (run.step / run.totalSteps) * recording.totalSteps;
    expect(Math.abs(step - share), why).toBeLessThanOrEqual(0.5);
    expect(frameAt(recording, step), why).toEqual(new Float32Array(4).fill(step));
    expect(evaluationsAt(recording, step), why).toBe(step);
  }
}

test.each([11, 12, 13, 14, 15, 16])(
  "whatever is pressed, every pane shows its own step of the same share (seed %i)",
  async (seed) => {
    const lengths = [100, 37, 251];
    const { player, run, asked, failures, frames } = await played(lengths);
    const total = Math.max(...lengths);
    const dice = new Float64Array(2 * 60);
    fillUniforms(dice, { seed, stream: 0, step: 0 });
    let goal: number | null = null;
    for (let press = 0; press < 60; press++) {
      const [kind, amount] = [dice[2 * press] as number, dice[2 * press + 1] as number];
      const before = run().step;
      const why = `seed ${seed}, press ${press} (${kind.toFixed(3)}, ${amount.toFixed(3)}) at step ${before}`;
      if (kind < 0.25) {
        await player.step();
        goal = Math.min(total, before + 1);
      } else if (kind < 0.5) {
        await player.back();
        goal = Math.max(0, before - 1);
      } else if (kind < 0.75) {
        goal = Math.round(amount * total);
        await player.seek(goal);
        // Beyond what was played it plays on to there.
        await frames(400);
      } else {
        player.play();
        await frames(1 + Math.round(8 * amount));
        player.pause();
        await settle();
        goal = null;
      }
      await settle();
      expect(failures, why).toEqual([]);
      if (goal !== null) expect(run().step, why).toBe(goal);
      expect(run().playing, why).toBe(false);
      expectShares(run(), why);
    }
    // Steps that were no longer kept were asked for again.
    const again = asked
      .flatMap(({ runs }) => runs)
      .filter(({ from }, index, all) =>
        all.slice(0, index).some((earlier) => earlier.from >= from && earlier.run === all[index]?.run),
      );
    expect(again.length, `seed ${seed}`).toBeGreaterThan(0);
  },
);

test("a step that went out of memory is asked for again, with those before it, and is the same", async () => {
  const { player, run, asked, frames } = await played([100]);
  await player.seek(100);
  await frames(400);
  expect(isFinished(run())).toBe(true);
  expect(isKept(firstPane(run()).recording, 50)).toBe(false);
  asked.length = 0;
  await player.seek(50);
  await settle();
  expect(asked).toEqual([{ runs: run().panes.map(({ recording }) => ({ run: recording.run, from: 19, steps: 32 })) }]);
  expect(run().step).toBe(50);
  expectShares(run(), "seek to 50");
});

test("where steps cannot be taken again, what is kept is still shown, and the run plays on to its end", async () => {
  const furthest = new Map<number, number>();
  let refusing = false;
  const { player, run, frames, failures, gone } = await played([100], ({ run: id, from, steps }) => {
    const reached = furthest.get(id) ?? 0;
    if (refusing && from <= reached) return true;
    furthest.set(id, Math.max(reached, from + steps - 1));
    return false;
  });
  await player.seek(80);
  await frames(400);
  // While the network is at rest they are taken again, and what was kept gives way.
  await player.seek(40);
  await settle();
  expect(run().step).toBe(40);
  refusing = true;
  await player.seek(5);
  await settle();
  expect([run().step, run().playing, gone()]).toEqual([40, false, 1]);
  player.play();
  await frames(5);
  expect([run().playing, gone()]).toEqual([false, 2]);
  await player.seek(30);
  expect(run().step).toBe(30);
  await player.seek(80);
  expect(run().step).toBe(80);
  player.play();
  await frames(400);
  expect(run()).toMatchObject({ step: 100, playing: false });
  await player.back();
  await player.seek(100);
  expect(run().step).toBe(100);
  expect(failures).toEqual([]);
});

test("beyond what was played it plays on from there, and takes nothing again on the way", async () => {
  const { player, run, frames, asked } = await played([100]);
  await player.seek(60);
  await frames(400);
  await player.seek(20);
  await settle();
  asked.length = 0;
  await player.seek(70);
  await frames(400);
  expect(run().step).toBe(70);
  expect(Math.min(...asked.flatMap(({ runs }) => runs.map(({ from }) => from)))).toBe(61);
});

test("keys pressed faster than the worker answers are all counted, the last seek wins", async () => {
  const { player, run } = await played([100]);
  void player.step();
  void player.step();
  void player.step();
  await settle();
  expect(run().step).toBe(3);
  void player.back();
  void player.step();
  void player.step();
  await settle();
  expect(run().step).toBe(4);
});

test("without one pane the others stay at the same share of the way", async () => {
  const { player, run, frames } = await played([100, 40, 200]);
  await player.seek(100);
  await frames(400);
  expect(run().panes.map((pane) => paneStep(run(), pane))).toEqual([50, 20, 100]);
  player.leaveOut(2);
  expect(run()).toMatchObject({ step: 50, totalSteps: 100 });
  expect(run().panes.map((pane) => paneStep(run(), pane))).toEqual([50, 20]);
  expectShares(run(), "after pane C left");
  player.leaveOut(1);
  player.leaveOut(0);
  expect(run().panes).toHaveLength(1);
});

test("with many particles a message carries fewer steps, and nothing else changes", async () => {
  // Three panes of 8 bytes a particle: 1.2 MB a step, of 16 MiB.
  const { player, run, frames, asked, failures } = await played([40], () => false, 50_000);
  await player.seek(40);
  await frames(60);
  expect(run().step).toBe(40);
  expect(Math.max(...asked.flatMap(({ runs }) => runs.map(({ steps }) => steps)))).toBe(13);
  await player.seek(3);
  expect(run().step).toBe(3);
  expect(failures).toEqual([]);
});

test("stills go on where the recording has a gap before the end of a level", async () => {
  const { player, run, frames, asked } = await played([20, 20, 20], undefined, undefined, true);
  player.play();
  // A still a second: both levels are played, and the oldest frames are gone.
  await frames(150);
  expect(run()).toMatchObject({ step: 20, playing: false });
  expect(isKept(firstPane(run()).recording, 10)).toBe(true);
  expect(isKept(firstPane(run()).recording, 4)).toBe(false);
  const before = asked.length;
  player.replay();
  await frames(150);
  expect(run()).toMatchObject({ step: 20, playing: false });
  expect(asked.length).toBe(before);
});

test("stills end at the step that was sought, before the end of its level", async () => {
  const { player, run, frames } = await played([20, 20, 20], undefined, undefined, true);
  await player.seek(14);
  await frames(200);
  expect(run()).toMatchObject({ step: 14, playing: false });
  player.play();
  await frames(100);
  expect(run()).toMatchObject({ step: 20, playing: false });
});
