import { expect, test } from "vitest";
import { defaultConfig } from "../../src/config/settings.ts";
import { sharesOfCells } from "../../src/maths/diagnostics/square-shares.ts";
import type { Evolution, Requests } from "../../src/protocol/messages.ts";
import { initialOutcome } from "../../src/store/initial-outcome.ts";
import { initialInspector } from "../../src/store/inspector.ts";
import { observable } from "../../src/store/observable.ts";
import { outcome } from "../../src/store/outcome.ts";
import { noiseLeft, outcomeCells, outcomeMarginals, outcomeSubject } from "../../src/store/outcome-truth.ts";
import type { PageData } from "../../src/store/page-data.ts";
import type { PaneRun, PlaygroundState, Run } from "../../src/store/state.ts";

const peaks: PageData = {
  kind: "mixture",
  components: [
    { weight: 0.8, mean: [0.5, 0.5], covariance: [0.0144, 0, 0.0144] },
    { weight: 0.2, mean: [-0.5, -0.5], covariance: [0.0144, 0, 0.0144] },
  ],
};

/** Ten steps from σ = 1 to 0.1; the last leaves no noise. */
const plan = Array.from({ length: 10 }, (_, step) => ({
  level: step < 5 ? 0 : 1,
  sigma: step < 5 ? 1 : 0.1,
  nextSigma: step === 9 ? 0 : step < 4 ? 1 : 0.1,
  size: 0.1,
  scale: 1,
}));

function paneOf(run: number, part: Partial<PaneRun> = {}): PaneRun {
  const recording = {
    run,
    particles: 5,
    totalSteps: plan.length,
    start: new Float32Array(10),
    firstStep: 0,
    frames: [],
    evaluations: [],
    reached: plan.length,
    furthest: new Float32Array(10),
  };
  return {
    config: defaultConfig,
    sampler: "annealed-langevin",
    sigmas: [1, 0.1],
    plan,
    scoreUsed: "exact",
    guide: { label: null, omega: 1 },
    quality: [],
    recording,
    ...part,
  };
}
const runOf = (...panes: PaneRun[]): Run => ({
  panes,
  step: 0,
  totalSteps: plan.length,
  playing: false,
  following: true,
  pace: null,
});

type Asked = Requests["evolution"]["payload"];

/** With a worker that answers when told to, and frames that come when told to. */
function bench(run: Run | null = runOf(paneOf(1))) {
  const state = observable({
    config: defaultConfig,
    phase: "idle",
    data: peaks,
    run,
    inspector: initialInspector,
    outcome: initialOutcome,
  } as unknown as PlaygroundState);
  const asked: Asked[] = [];
  const answers: { resolve: (answer: Evolution | null) => void; reject: (error: Error) => void }[] = [];
  let due: ((now: number) => void)[] = [];
  let time = 1000;
  const desk = outcome({
    state,
    ask: (payload) => {
      asked.push(payload);
      return new Promise((resolve, reject) => answers.push({ resolve, reject }));
    },
    now: () => time,
    nextFrame: (callback) => due.push(callback),
  });
  const settle = async () => {
    for (let turn = 0; turn < 10; turn++) await Promise.resolve();
  };
  return {
    state,
    desk,
    asked,
    waiting: () => due.length,
    change: (part: Partial<Run>) => state.set({ run: { ...(state.get().run as Run), ...part } }),
    async answer(about = asked.at(-1) as Asked) {
      const cells = { side: outcomeCells, density: new Float32Array(outcomeCells ** 2), beyond: 0.1 };
      answers.at(-1)?.resolve({ ...about, ...cells });
      await settle();
    },
    async refuse(reason: string) {
      answers.at(-1)?.reject(new Error(reason));
      await settle();
    },
    async frames(count: number, ms = 16) {
      for (let frame = 0; frame < count; frame++) {
        time += ms;
        const callbacks = due;
        due = [];
        for (const callback of callbacks) callback(time);
        await settle();
      }
    },
  };
}

test("nothing is computed or asked before somebody looks, nor after", async () => {
  const { desk, asked, waiting, change, state, answer, frames } = bench();
  change({ step: 1 });
  expect([asked.length, waiting()]).toEqual([0, 0]);
  const leave = desk.watch();
  expect(asked).toEqual([{ run: 1, step: 1 }]);
  await answer();
  await frames(60);
  expect(state.get().outcome.truth?.sigma).toBe(1);
  leave();
  change({ step: 7 });
  await frames(5);
  expect(asked.length).toBe(1);
  expect(state.get().outcome.truth?.sigma).toBe(1);
  desk.stop();
});

test("q_σ over cells goes with the noise left in the particles, and its modes have their masses", async () => {
  const { desk, change, state, frames } = bench();
  desk.watch();
  await frames(60);
  const wide = state.get().outcome.truth;
  change({ step: 7 });
  await frames(2);
  const { truth, basins } = state.get().outcome;
  expect(truth?.sigma).toBe(0.1);
  const labels = basins?.labels ?? [];
  const { modes, beyond } = sharesOfCells(truth?.cells ?? new Float32Array(0), labels, 2);
  expect(modes[0]).toBeCloseTo(0.8, 3);
  // The upper peak is 0.156 wide and 0.5 from two edges: Φ(-3.2) beyond each.
  expect(beyond).toBeCloseTo(2 * 0.00069, 3);
  // What is known is not computed again.
  change({ step: 1 });
  expect(state.get().outcome.truth).toEqual(wide);
  expect(state.get().outcome.truth?.cells).toBe(wide?.cells);
});

test("modes are looked for when the data have rested, and those of a cloud of points when nothing plays", async () => {
  const { desk, change, state, frames } = bench();
  const points = Float32Array.from({ length: 400 }, (_, k) => (k % 4 < 2 ? 0.5 : -0.5) + 0.0005 * k);
  state.set({ data: { kind: "points", points, origin: { name: "", centre: [0, 0], scale: 1 } } });
  change({ playing: true });
  desk.watch();
  await frames(60);
  expect(state.get().outcome.basins).toBeNull();
  change({ playing: false });
  await frames(2);
  expect(state.get().outcome.basins).not.toBeNull();
  state.set({ data: peaks });
  change({ playing: true });
  await frames(5);
  expect(state.get().outcome.basins?.density.extent.blur).toBe(0);
  await frames(20);
  const first = state.get().outcome.basins;
  expect(first?.modes.mass.length).toBe(2);
  state.set({ data: { ...peaks, components: peaks.components.slice(0, 1) } });
  await frames(5);
  expect(state.get().outcome.basins).toBe(first);
  await frames(20);
  expect(state.get().outcome.basins?.modes.mass.length).toBe(1);
});

test("the equation is asked for one step at a time, the newest next; while playing at most ten a second", async () => {
  const { desk, asked, answer, change, frames, state } = bench();
  desk.watch();
  for (const step of [1, 2, 3]) change({ step });
  expect(asked.map(({ step }) => step)).toEqual([0]);
  await answer();
  expect(state.get().outcome.evolution?.step).toBe(0);
  expect(asked.map(({ step }) => step)).toEqual([0, 3]);
  await answer();
  change({ playing: true, step: 4 });
  await frames(3);
  expect(asked.length).toBe(2);
  await frames(6);
  expect(asked.map(({ step }) => step)).toEqual([0, 3, 4]);
});

test("a sampler without noise of Langevin's kind has no equation, and that of another run is not shown", async () => {
  const { desk, asked, answer, state } = bench(runOf(paneOf(1), paneOf(2, { sampler: "ddim" })));
  desk.watch();
  await answer();
  expect(state.get().outcome.evolution?.run).toBe(1);
  state.set({ inspector: { ...initialInspector, pane: 1 } });
  expect(state.get().outcome.evolution).toBeNull();
  expect(asked.length).toBe(1);
});

test("what cannot be solved says why, and a run that is gone is forgotten", async () => {
  const { desk, asked, answer, refuse, change, state } = bench();
  desk.watch();
  await refuse("no score");
  expect(state.get().outcome.problem).toBe("no score");
  change({ step: 1 });
  await answer();
  expect(state.get().outcome).toMatchObject({ problem: null, evolution: { run: 1, step: 1 } });
  state.set({ run: null });
  expect(state.get().outcome.evolution).toBeNull();
  state.set({ run: { ...runOf(paneOf(1)), step: 1 } });
  expect(asked.length).toBe(3);
});

test("after the last denoising step no noise is left, and the truth is the data", () => {
  expect([0, 1, 4, 5, 9, 10].map((step) => noiseLeft({ plan }, step))).toEqual([1, 1, 1, 0.1, 0.1, 0]);
  const subject = outcomeSubject({ run: { ...runOf(paneOf(1)), step: 10 }, inspector: initialInspector, data: peaks });
  const { x } = outcomeMarginals(subject?.source ?? null, subject?.sigma ?? 1, 2) as NonNullable<
    ReturnType<typeof outcomeMarginals>
  >;
  expect(x.bins[1]).toBeCloseTo(0.8, 4);
});

test("of a guided run the truth is the class it is guided to", () => {
  const left = new Float32Array(64 * 64);
  const right = new Float32Array(64 * 64);
  left[32 * 64 + 10] = 1;
  right[32 * 64 + 50] = 1;
  const data: PageData = { kind: "raster", ink: left.map((v, k) => v + (right[k] as number)), classes: [left, right] };
  const config = { ...defaultConfig, classes: 2 };
  const sharesAt = (label: number | null, omega: number) => {
    const pane = paneOf(1, { config, guide: { label, omega } });
    const subject = outcomeSubject({ run: { ...runOf(pane), step: 10 }, inspector: initialInspector, data });
    return [...(outcomeMarginals(subject?.source ?? null, 0, 2)?.x.bins ?? [])];
  };
  expect(sharesAt(1, 3)).toEqual([0, 1]);
  expect(sharesAt(0, 1)).toEqual([1, 0]);
  expect(sharesAt(null, 1)).toEqual([0.5, 0.5]);
  // Nothing of the label is left at ω = 0.
  expect(sharesAt(1, 0)).toEqual([0.5, 0.5]);
});
