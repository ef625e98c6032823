import { expect, test } from "vitest";
import { defaultConfig } from "../../src/config/settings.ts";
import type { Inspection, Requests } from "../../src/protocol/messages.ts";
import { initialInspector, inspector } from "../../src/store/inspector.ts";
import { observable } from "../../src/store/observable.ts";
import type { PlaygroundState, Run } from "../../src/store/state.ts";

const plan = Array.from({ length: 20 }, (_, step) => ({
  level: step < 10 ? 0 : 1,
  sigma: step < 10 ? 1 : 0.1,
  nextSigma: 0.1,
  size: 0.1,
  scale: 1,
}));

/** A run of 20 steps on two levels; a second pane, of half as many, has the next id. */
function runOf(id: number, panes = 1): Run {
  const pane = (run: number, steps: number) => ({
    sampler: "annealed-langevin" as const,
    sigmas: [1, 0.1],
    plan: plan.slice(0, steps),
    scoreUsed: "learned" as const,
    guide: { label: null, omega: 1 },
    quality: [],
    recording: {
      run,
      particles: 5,
      totalSteps: steps,
      start: new Float32Array(10),
      firstStep: 0,
      frames: [],
      evaluations: [],
      reached: 0,
    },
  });
  const all = [pane(id, 20), pane(id + 1, 10)].slice(0, panes);
  return { panes: all, step: 0, totalSteps: 20, playing: false, following: true, pace: null } as unknown as Run;
}

type Asked = Requests["inspect"]["payload"];

/** The inspector, with a worker that answers when told to. */
function bench(run: Run | null = runOf(1)) {
  const state = observable({
    config: defaultConfig,
    phase: "idle",
    step: 0,
    data: {},
    run,
    inspection: null,
    inspector: initialInspector,
  } as unknown as PlaygroundState);
  const asked: Asked[] = [];
  const answers: { resolve: (answer: Inspection | null) => void; reject: (error: Error) => void }[] = [];
  let due: ((now: number) => void)[] = [];
  let time = 1000;
  const desk = inspector({
    state,
    ask: (payload) => {
      asked.push(payload);
      return new Promise((resolve, reject) => answers.push({ resolve, reject }));
    },
    now: () => time,
    nextFrame: (callback) => due.push(callback),
    setParticle: (particle) => state.set({ config: { ...state.get().config, particle } }),
  });
  const settle = async () => {
    for (let turn = 0; turn < 10; turn++) await Promise.resolve();
  };
  return {
    state,
    desk,
    asked,
    settle,
    change: (part: Partial<Run>) => state.set({ run: { ...(state.get().run as Run), ...part } }),
    async answer(part: Partial<Inspection> = {}) {
      const about = asked.at(-1) as Asked;
      const update = { kind: "langevin", terms: [], to: [0, 0], driftSize: 1, noiseSize: 4 } as const;
      const planned = plan[about.step];
      answers.at(-1)?.resolve({ ...about, planned, updates: [update], asTaken: true, ...part } as Inspection);
      await settle();
    },
    async refuse(reason: string) {
      answers.at(-1)?.reject(new Error(reason));
      await settle();
    },
    async frame(ms: number) {
      time += ms;
      const callbacks = due;
      due = [];
      for (const callback of callbacks) callback(time);
      await settle();
    },
  };
}

test("a step at rest is taken apart at once, and so is the next, and another particle", async () => {
  const { desk, asked, answer, change, state } = bench();
  desk.watch();
  expect(asked).toEqual([{ run: 1, step: 0, particle: 0 }]);
  await answer();
  expect(state.get().inspection?.step).toBe(0);
  change({ step: 1 });
  expect(asked.at(-1)).toEqual({ run: 1, step: 1, particle: 0 });
  await answer();
  desk.go(1);
  expect(asked.at(-1)).toEqual({ run: 1, step: 1, particle: 1 });
  await answer();
  desk.go(-1);
  await answer();
  desk.go(-1);
  // The last follows the first.
  expect(asked.at(-1)?.particle).toBe(4);
  expect(state.get().config.particle).toBe(4);
});

test("never two questions at once: of those that come meanwhile the newest is asked next", async () => {
  const { desk, asked, answer, change, state } = bench();
  desk.watch();
  for (const step of [1, 2, 3]) change({ step });
  expect(asked).toHaveLength(1);
  await answer();
  expect(asked.map(({ step }) => step)).toEqual([0, 3]);
  await answer();
  expect(asked).toHaveLength(2);
  expect(state.get().inspection?.step).toBe(3);
});

test("while particles move it asks at most eight times a second", async () => {
  const { desk, asked, answer, change, frame } = bench();
  desk.watch();
  await answer();
  change({ playing: true });
  for (let step = 1; step < 20; step++) {
    change({ step });
    await frame(25);
    await answer();
  }
  // 19 frames of 25 ms are 475 ms: room for three intervals of 125 ms after the first question.
  expect(asked.length).toBe(4);
  change({ playing: false });
  expect(asked.at(-1)?.step).toBe(19);
});

test("while particles move and nobody reads the numbers, none are asked for", async () => {
  const { desk, asked, answer, change } = bench();
  const leave = desk.watch();
  await answer();
  leave();
  change({ playing: true, step: 4 });
  expect(asked).toHaveLength(1);
  change({ playing: false });
  expect(asked.at(-1)?.step).toBe(4);
});

test("while the network learns the numbers of a step at rest are asked for again, now and then", async () => {
  const { desk, asked, answer, state, frame } = bench();
  desk.watch();
  await answer();
  state.set({ phase: "training", step: 10 });
  expect(asked).toHaveLength(1);
  await frame(130);
  expect(asked).toHaveLength(2);
  await answer({ asTaken: false });
  expect(state.get().inspection?.asTaken).toBe(false);
});

test("why a step could not be taken apart is not said of the next run", async () => {
  const { desk, refuse, state } = bench();
  desk.watch();
  await refuse("it has changed");
  expect(state.get().inspector.problem).toBe("it has changed");
  state.set({ run: null });
  expect(state.get().inspector.problem).toBeNull();
});

test("at the end of a run the last step is looked at, in a pane of any length", async () => {
  const { desk, asked, answer, change } = bench(runOf(1, 2));
  desk.watch();
  await answer();
  change({ step: 20 });
  expect(asked.at(-1)).toEqual({ run: 1, step: 19, particle: 0 });
  await answer();
  desk.lookAt(1);
  expect(asked.at(-1)).toEqual({ run: 2, step: 9, particle: 0 });
  await answer();
  change({ step: 10 });
  expect(asked.at(-1)).toEqual({ run: 2, step: 5, particle: 0 });
});

test("what is answered of runs that are gone is not shown, and new runs are asked about though their numbers recur", async () => {
  const { desk, asked, answer, state, settle } = bench();
  desk.watch();
  state.set({ run: null });
  await answer();
  expect(state.get().inspection).toBeNull();
  state.set({ run: runOf(1) });
  await settle();
  expect(asked).toHaveLength(2);
  await answer();
  expect(state.get().inspection).not.toBeNull();
  state.set({ run: null });
  expect(state.get().inspection).toBeNull();
});

test("a refusal is told, and forgotten with the next answer", async () => {
  const { desk, refuse, answer, change, state } = bench();
  desk.watch();
  await refuse("need the score that the run began with");
  expect(state.get().inspection).toBeNull();
  expect(state.get().inspector.problem).toBe("need the score that the run began with");
  change({ step: 1 });
  await answer();
  expect(state.get().inspector.problem).toBeNull();
});

test("the ratio of drift to noise is kept for each level, of one run", async () => {
  const { desk, answer, change, state } = bench();
  desk.watch();
  await answer();
  expect(state.get().inspector.ratios).toEqual({ run: 1, of: [0.25, Number.NaN] });
  change({ step: 12 });
  await answer();
  expect(state.get().inspector.ratios.of).toEqual([0.25, 0.25]);
  state.set({ run: runOf(3) });
  await answer();
  expect(state.get().inspector.ratios).toEqual({ run: 3, of: [0.25, Number.NaN] });
});
