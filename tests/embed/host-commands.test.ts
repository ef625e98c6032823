import { expect, test } from "vitest";
import { defaultConfig, type PlaygroundConfig } from "../../src/config/settings.ts";
import type { CommandName, Commands, HostState, StepResult, TrainResult } from "../../src/embed/messages.ts";
import { commandNames } from "../../src/embed/messages.ts";
import type { LossReport } from "../../src/protocol/messages.ts";
import { ladderOf } from "../../src/store/derived.ts";
import { drawnOf } from "../../src/store/page-data.ts";
import { shareAddress } from "../../src/store/share-address.ts";
import { openedHost } from "./opened-host.ts";

type Opened = Awaited<ReturnType<typeof openedHost>>;

/** The one answer to a command, which must be a result. */
async function resultOf<Name extends CommandName>({ answered }: Opened, id: number): Promise<Commands[Name]["result"]> {
  const answers = await answered(id);
  expect(answers.map(({ type }) => type)).toEqual(["result"]);
  return answers[0]?.payload as Commands[Name]["result"];
}
/** The one answer to a command, which must be a refusal of one sentence. */
async function refusalOf({ answered }: Opened, id: number): Promise<string> {
  const answers = await answered(id);
  expect(answers.map(({ type }) => type)).toEqual(["error"]);
  const { message } = (answers[0]?.payload ?? { message: "" }) as { readonly message: string };
  expect(message).not.toContain("\n");
  return message;
}

const report = (config: PlaygroundConfig, step: number, excess: number | null): LossReport => ({
  step,
  dataVersion: 1,
  sigmas: ladderOf(config),
  objective: config.objective,
  weighting: config.weighting,
  minibatch: null,
  excess: excess === null ? null : ladderOf(config).map((_, level) => excess * (level % 2 === 0 ? 0.5 : 1.5)),
  floor: ladderOf(config).map(() => 0.25),
  learnedNorm: null,
  exactNorm: null,
  stepsPerSecond: 0,
});

test("getState tells settings, level, run and link", async () => {
  const page = await openedHost({ level: 3, preset: "spiral" });
  const id = page.command("getState");
  await page.turn();
  const state = await resultOf<"getState">(page, id);
  expect(state).toMatchObject({ phase: "idle", trained: 0, engine: "simd", run: null, level: 3 });
  expect(state.sigma).toBeCloseTo(ladderOf(defaultConfig)[2] as number, 12);
  expect(state.config).toEqual(page.state().config);
  expect(state.link).toBe(await shareAddress(page.state(), { base: "https://play.test/" }));
});

test("load puts settings in force, with the data of their preset, and says what it could not use", async () => {
  const page = await openedHost({ live: true });
  const given = {
    preset: "spiral",
    levels: 400,
    sampler: "ddim",
    width: "64",
    learningRate: Number.NaN,
    nonsense: 1,
    ["__proto__"]: { levels: 3 },
    showTrails: false,
  };
  // As it arrives by structured clone: a name like any other.
  Object.defineProperty(given, "__proto__", { value: { levels: 3 }, enumerable: true });
  const id = page.command("load", given);
  await page.turn();
  const { config, problems } = await resultOf<"load">(page, id);
  expect(config).toEqual(page.state().config);
  expect(config).toEqual({
    ...defaultConfig,
    live: true,
    preset: "spiral",
    levels: 30,
    sampler: "ddim",
    showTrails: false,
  });
  expect(problems.map(({ name, outcome }) => [name, outcome])).toEqual(
    expect.arrayContaining([
      ["levels", "clamped"],
      ["width", "invalid"],
      ["learningRate", "invalid"],
      ["nonsense", "unknown"],
      ["__proto__", "unknown"],
    ]),
  );
  expect(problems).toHaveLength(5);
  expect(page.worker.askedFor("setData")).toHaveLength(1);
  // No hand drew it.
  expect(page.worker.askedFor("train")).toEqual([]);
  expect(drawnOf(page.state().data)).toBe(true);
});

test("load takes particles away that its settings would not have given, and only those", async () => {
  const page = await openedHost();
  page.command("step");
  await page.turn();
  expect(page.state().run?.step).toBe(1);
  page.command("load", { theme: "dark" });
  await page.turn();
  expect(page.state().run?.step).toBe(1);
  page.command("load", { stepSize: 0.2 });
  await page.turn();
  expect(page.state().run).toBeNull();
});

test("train takes counted steps and answers with the losses of the last one", async () => {
  const page = await openedHost();
  const { worker, state, settled, turn, frames } = page;
  const id = page.command("train", { steps: 40 });
  await turn();
  expect(worker.askedFor("train")).toEqual([{ steps: 40 }]);
  worker.tell({ type: "phase", phase: "training", step: 0 });
  worker.tell({ type: "losses", report: report(state().config, 20, 0.5) });
  await frames(60);
  expect(page.answersTo(id)).toEqual([]);
  // At the end a first report is not whole, the next one is.
  worker.tell({ type: "phase", phase: "idle", step: 40 });
  await settled();
  worker.tell({ type: "losses", report: report(state().config, 40, null) });
  await turn();
  expect(page.answersTo(id)).toEqual([]);
  worker.tell({ type: "losses", report: report(state().config, 40, 0.1) });
  await turn();
  const result: TrainResult = await resultOf<"train">(page, id);
  expect(result).toMatchObject({ step: 40, engine: "simd", sigmas: ladderOf(defaultConfig) });
  expect(result.floorBySigma).toEqual(Array(10).fill(0.25));
  expect(result.excessBySigma[0]).toBeCloseTo(0.05, 12);
  for (const [level, loss] of result.lossBySigma.entries()) {
    expect(loss).toBeCloseTo(0.25 + (result.excessBySigma[level] as number), 12);
  }
  // 40 steps in 60 frames of 1/60 s.
  expect(result.stepsPerSecond).toBeCloseTo(40, 6);
});

test("train goes on until the mean excess is low enough, and no further than it may", async () => {
  let step = 0;
  const page = await openedHost({}, { script: { pause: () => ({ step }) } });
  const { worker, state, turn, settled } = page;
  const at = async (reached: number, phase: "training" | "idle") => {
    step = reached;
    worker.tell({ type: "phase", phase, step });
    await settled();
  };
  const id = page.command("train", { untilExcess: 0.2, maxSteps: 1000 });
  await turn();
  await at(0, "training");
  step = 300;
  worker.tell({ type: "losses", report: report(state().config, 300, 0.3) });
  await settled();
  expect(worker.askedFor("pause")).toEqual([]);
  step = 420;
  worker.tell({ type: "losses", report: report(state().config, 400, 0.19) });
  await settled();
  expect(worker.askedFor("pause")).toHaveLength(1);
  await at(420, "idle");
  // Two steps on it was not low enough any more: it goes on from there.
  worker.tell({ type: "losses", report: report(state().config, 420, 0.21) });
  await turn();
  expect(page.answersTo(id)).toEqual([]);
  expect(worker.askedFor("train").at(-1)).toEqual({ steps: 580 });
  await at(420, "training");
  await at(1000, "idle");
  worker.tell({ type: "losses", report: report(state().config, 1000, 0.21) });
  await turn();
  expect((await resultOf<"train">(page, id)).step).toBe(1000);

  // What is low already needs no step.
  const asked = worker.askedFor("train").length;
  const next = page.command("train", { untilExcess: 0.5, maxSteps: 10 });
  await turn();
  expect((await resultOf<"train">(page, next)).step).toBe(1000);
  expect(worker.askedFor("train")).toHaveLength(asked);
});

test("train that is paused, that diverges, whose weights or whose worker go is answered all the same", async () => {
  const page = await openedHost({}, { script: { pause: () => ({ step: 30 }) } });
  const { worker, state, turn, settled } = page;
  const paused = page.command("train", { steps: 100 });
  const never = page.command("train", { steps: 5 });
  await turn();
  worker.tell({ type: "phase", phase: "training", step: 0 });
  const pause = page.command("pause");
  await turn();
  worker.tell({ type: "phase", phase: "idle", step: 30 });
  worker.tell({ type: "losses", report: report(state().config, 30, 0.4) });
  await turn();
  expect((await resultOf<"train">(page, paused)).step).toBe(30);
  expect(await resultOf<"pause">(page, pause)).toMatchObject({ phase: "idle", trained: 30 });
  // What still waited does not begin now.
  expect(await refusalOf(page, never)).toBe("need no pause before training begins, got one");
  expect(worker.askedFor("train")).toHaveLength(1);

  const diverging = page.command("train", { steps: 100 });
  await turn();
  worker.tell({ type: "diverged", atStep: 55, backToStep: 40 });
  await turn();
  expect(await refusalOf(page, diverging)).toBe("training diverged at step 55 and went back to step 40");

  const renewed = page.command("train", { steps: 100 });
  await turn();
  const reset = page.command("reset");
  await turn();
  expect(await refusalOf(page, renewed)).toContain("fresh ones");
  expect(await resultOf<"reset">(page, reset)).toMatchObject({ trained: 0, run: null });

  worker.tell({ type: "phase", phase: "idle", step: 0 });
  await settled();
  const stopped = page.command("train", { steps: 100 });
  const waiting = page.command("train", { steps: 5 });
  await turn();
  worker.tell({ type: "failed", detail: "no memory left" });
  await turn();
  expect(await refusalOf(page, stopped)).toContain("no memory left");
  expect(await refusalOf(page, waiting)).toContain("no memory left");
  for (const [type, payload] of [
    ["play", null],
    ["step", null],
    ["seek", { step: 3 }],
    ["reset", null],
    ["sample", {}],
    ["score", { points: [[0, 0]], sigma: 1 }],
  ] as const) {
    const id = page.command(type, payload);
    await turn();
    expect(await refusalOf(page, id), type).not.toBe("");
  }
});

test("play starts a run where there is none, pause holds it, and play goes on", async () => {
  const page = await openedHost({ speed: "30" });
  const first = page.command("play");
  await page.turn();
  expect((await resultOf<"play">(page, first)).run).toEqual({
    step: 0,
    totalSteps: 20,
    playing: true,
    levelEnds: [10, 20],
  });
  await page.frames(20);
  const paused = page.command("pause");
  await page.turn();
  const { run } = await resultOf<"pause">(page, paused);
  expect(run).toMatchObject({ playing: false });
  const again = page.command("play");
  await page.turn();
  expect((await resultOf<"play">(page, again)).run).toEqual({ ...run, playing: true });
  expect(page.worker.askedFor("startRuns")).toHaveLength(1);
  await page.frames(120);
  expect(page.state().run).toMatchObject({ step: 20, playing: false });
  const anew = page.command("play");
  await page.turn();
  expect((await resultOf<"play">(page, anew)).run).toMatchObject({ step: 0, playing: true });
});

test("step, stepBack and seek answer when the step is shown, with where it stands in its level", async () => {
  const page = await openedHost({ speed: "30" });
  const one = page.command("step");
  await page.turn();
  // The script: 2 particles whose coordinates are the number of the step; steps 1 to 10 at σ = 1, 11 to 20 at 0.1.
  const at = (step: number, level: number, t: number): StepResult => ({
    step,
    level,
    t,
    sigma: level === 1 ? 1 : 0.1,
    stepSize: 0.1,
    points: [
      [step, step],
      [step, step],
    ],
  });
  expect(await resultOf<"step">(page, one)).toEqual(at(1, 1, 1));
  const many = page.command("step", { step: 3 });
  const more = page.command("step");
  await page.frames(4);
  expect(await resultOf<"step">(page, many)).toEqual(at(4, 1, 4));
  expect(await resultOf<"step">(page, more)).toEqual(at(5, 1, 5));
  const far = page.command("seek", { step: 13 });
  await page.turn();
  expect(await resultOf<"seek">(page, far)).toEqual(at(13, 2, 3));
  const back = page.command("stepBack", { step: 4 });
  await page.turn();
  expect(await resultOf<"stepBack">(page, back)).toEqual(at(9, 1, 9));
  const end = page.command("seek", { step: 9999 });
  await page.frames(10);
  expect(await resultOf<"seek">(page, end)).toEqual(at(20, 2, 10));
  const start = page.command("seek", { step: 0 });
  await page.turn();
  expect(await resultOf<"seek">(page, start)).toEqual({ ...at(0, 1, 0) });
  const before = page.command("stepBack");
  await page.turn();
  expect((await resultOf<"stepBack">(page, before)).step).toBe(0);
});

test("a step that another wish comes between is refused, and so is one that cannot be shown", async () => {
  const page = await openedHost({}, { lengths: [100] });
  const first = page.command("step");
  await page.turn();
  await resultOf<"step">(page, first);
  const far = page.command("seek", { step: 90 });
  const stop = page.playground.state.subscribe(() => {
    if ((page.state().run?.panes[0]?.recording.reached ?? 0) < 40) return;
    stop();
    page.playground.stepBack();
  });
  await page.turn();
  expect(await refusalOf(page, far)).toBe("need no other wish on the way to step 90, got one at 0");
  const none = page.command("reset");
  await page.turn();
  await resultOf<"reset">(page, none);
  const back = page.command("stepBack");
  await page.turn();
  expect(await refusalOf(page, back)).toBe("need a run to step back in, got none");
  page.playground.clear();
  const empty = page.command("step");
  const train = page.command("train", { steps: 3 });
  await page.turn();
  expect(await refusalOf(page, empty)).toBe("need something drawn to sample, got an empty sheet");
  expect(await refusalOf(page, train)).toBe("need something drawn to train on, got an empty sheet");
});

test("score answers for points of every class", async () => {
  const asked: unknown[] = [];
  const page = await openedHost(
    { classes: 2 },
    {
      script: {
        scores: (payload) => {
          asked.push(payload);
          return { learned: payload.points.map((x) => -x), exact: null };
        },
      },
    },
  );
  const points = [
    [0.5, -0.25],
    [1, 2],
  ];
  const id = page.command("score", { points, sigma: 0.5, label: 1, omega: 3 });
  await page.turn();
  expect(asked).toEqual([{ points: Float32Array.from([0.5, -0.25, 1, 2]), sigma: 0.5, guide: { label: 1, omega: 3 } }]);
  expect(await resultOf<"score">(page, id)).toEqual({
    learned: [
      [-0.5, 0.25],
      [-1, -2],
    ],
    exact: null,
  });
  const beyond = page.command("score", { points, sigma: 0.5, label: 2 });
  await page.turn();
  expect(await refusalOf(page, beyond)).toBe("need a label from 0 to 1 or null, got 2");
});

test("sample runs to its end beside the stage, with its own settings", async () => {
  const page = await openedHost({}, { lengths: [70] });
  page.command("step");
  await page.turn();
  const id = page.command("sample", { sampler: "ddim", score: "exact", particles: 1e9, width: 8, zeal: 3 });
  await page.turn();
  const { points, problems, ...rest } = await resultOf<"sample">(page, id);
  expect(points).toEqual([
    [70, 70],
    [70, 70],
  ]);
  expect(rest).toEqual({ modeMass: [], slicedWasserstein: 0.5, energyDistance: 0.4, steps: 70 });
  expect(problems.map(({ name, outcome }) => [name, outcome])).toEqual([
    ["particles", "clamped"],
    ["zeal", "unknown"],
    ["width", "unknown"],
  ]);
  const { configs, aside } = page.worker.askedFor("startRuns").at(-1) ?? {};
  expect(aside).toBe(true);
  expect(configs).toEqual([{ ...page.state().config, sampler: "ddim", scoreUsed: "exact", particles: 100_000 }]);
  expect(page.state().config.sampler).toBe("annealed-langevin");
});

test("language and theme are set", async () => {
  const page = await openedHost();
  const theme = page.command("setTheme", { theme: "dark" });
  const language = page.command("setLanguage", { lang: "zh-Hans" });
  await page.turn();
  expect(((await resultOf<"setTheme">(page, theme)) as HostState).config.theme).toBe("dark");
  expect(((await resultOf<"setLanguage">(page, language)) as HostState).config.lang).toBe("zh-Hans");
});

test.each([
  ["load", [null, 3, "preset=spiral", [], new Map(), { link: 7 }, { link: "x".repeat(300_000) }]],
  ["train", [null, {}, { steps: 0 }, { steps: 1.5 }, { steps: "4" }, { steps: Number.NaN }, { steps: 1e9 }]],
  ["train", [{ untilExcess: 0.1 }, { untilExcess: -1, maxSteps: 5 }, { steps: 3, extra: 1 }]],
  ["pause", [{}, 0, "now", []]],
  ["play", [{ step: 1 }]],
  ["reset", [true]],
  ["getState", [{}]],
  [
    "score",
    [
      null,
      {},
      { points: [], sigma: 1 },
      { points: [[1]], sigma: 1 },
      { points: [[1, 2, 3]], sigma: 1 },
      { points: [[1, Number.NaN]], sigma: 1 },
      { points: [[1, 2]], sigma: 0 },
      { points: [[1, 2]], sigma: Number.POSITIVE_INFINITY },
      { points: [[1, 2]], sigma: 1, label: 4 },
      { points: [[1, 2]], sigma: 1, omega: "1" },
      { points: Array.from({ length: 10_001 }, () => [0, 0]), sigma: 1 },
      { points: Array(5e7), sigma: 1 },
    ],
  ],
  ["sample", [null, [], 4, Object.fromEntries(Array.from({ length: 1000 }, (_, n) => [`name${n}`, n]))]],
  ["step", [{ step: 0 }, { step: "2" }, 2, { steps: 2 }]],
  ["stepBack", [{ step: -1 }]],
  ["seek", [null, {}, { step: -1 }, { step: 2.5 }]],
  ["setLanguage", [null, { lang: "de" }, { lang: "en", more: 1 }]],
  ["setTheme", [{ theme: "pink" }]],
  ["exportImage", [{ format: "gif" }, { size: 10 }, { size: 1e6 }, { size: Number.NaN }]],
  ["undo", [null]],
  ["constructor", [null]],
  ["", [null]],
] as const)("%s refuses what it cannot use with one sentence, and nothing changes", async (type, payloads) => {
  const page = await openedHost();
  await page.frames(20);
  const before = page.state();
  const asked = page.worker.asked.length;
  for (const payload of payloads) {
    const id = page.command(type, payload);
    await page.turn();
    expect(await refusalOf(page, id)).toMatch(/^need .*, got .{1,140}$/);
  }
  expect(page.state()).toBe(before);
  expect(page.worker.asked.length).toBe(asked);
});

test("every command of the contract is among those tried here, and is told to be there", async () => {
  const page = await openedHost();
  expect(page.events("ready")[0]?.capabilities).toEqual(commandNames);
  const tried: Record<CommandName, unknown> = {
    load: {},
    train: { steps: 1 },
    pause: null,
    play: null,
    reset: null,
    score: { points: [[0, 0]], sigma: 1 },
    sample: {},
    step: null,
    stepBack: null,
    seek: { step: 0 },
    getState: null,
    setLanguage: { lang: "en" },
    setTheme: { theme: "dark" },
    exportImage: { size: 1 },
  };
  expect(Object.keys(tried).sort()).toEqual([...commandNames].sort());
  const ids = Object.entries(tried).map(([type, payload]) => page.command(type, payload));
  page.worker.tell({ type: "failed", detail: "over" });
  await page.frames(5);
  for (const id of ids) expect(await page.answered(id)).toHaveLength(1);
});

test("load opens a link, lays settings over it, and answers when it has trained and sampled as it says", async () => {
  const page = await openedHost({}, { lengths: [50] });
  const { link } = (await resultOf<"getState">(page, page.command("getState"))) as HostState;
  const other = await openedHost({ preset: "spiral", levels: 7 }, { lengths: [50] });
  await resultOf<"seek">(other, other.command("seek", { step: 12 }));
  other.playground.state.set({ step: 30 });
  const { link: given } = (await resultOf<"getState">(other, other.command("getState"))) as HostState;
  expect(given).not.toBe(link);

  const id = page.command("load", { link: given, stepSize: 0.2, zeal: 1 });
  while (page.worker.askedFor("train").length === 0) await page.frames(1);
  expect(page.worker.askedFor("train")).toEqual([{ steps: 30 }]);
  expect(page.answersTo(id)).toEqual([]);
  const later = page.command("step");
  page.worker.tell({ type: "phase", phase: "training", step: 0 });
  page.worker.tell({ type: "phase", phase: "idle", step: 30 });
  const { config, problems } = await resultOf<"load">(page, id);
  expect(config).toMatchObject({ preset: "spiral", levels: 7, stepSize: 0.2 });
  expect(problems.map(({ name }) => name)).toEqual(["zeal"]);
  // What is asked for after it stands on it.
  expect((await resultOf<"step">(page, later)).step).toBe(13);
});

test.each([
  ["https://play.test/?preset=spiral&levels=8", ["spiral", 8]],
  ["?preset=spiral", ["spiral", 10]],
  ["levels=6", ["two-moons", 6]],
] as const)("load takes %s for a link as well", async (link, expected) => {
  const page = await openedHost();
  const { config } = await resultOf<"load">(page, page.command("load", { link }));
  expect([config.preset, config.levels]).toEqual(expected);
});

test("a link that cannot be read is refused, and nothing changes", async () => {
  const page = await openedHost();
  await page.frames(5);
  const before = page.state();
  for (const link of ["#s=1.AAAA.0000", "s=", "https://play.test/#s=9.AAAA.BBBB"]) {
    expect(await refusalOf(page, page.command("load", { link, levels: 5 }))).toMatch(/^need a link that can be read/);
  }
  expect(page.state()).toBe(before);
});

test("commands wait for what the address asks for at opening; a pause does not", async () => {
  const page = await openedHost();
  await page.answered(page.command("load", { theme: "dark" }));
  const opening = page.playground.open({
    work: { ...(await page.playground.work()), checkpoint: null },
    todo: { train: 100, step: null, play: false, example: null },
    problems: [],
    fault: null,
  });
  await opening;
  const seek = page.command("seek", { step: 4 });
  await page.frames(3);
  expect(page.worker.askedFor("train")).toEqual([{ steps: 100 }]);
  expect(page.answersTo(seek)).toEqual([]);
  page.worker.tell({ type: "phase", phase: "training", step: 0 });
  expect(await page.answered(page.command("pause"))).toHaveLength(1);
  expect((await resultOf<"seek">(page, seek)).step).toBe(4);
});

test("a pause right after play, or before its run is there, leaves it paused; a later play plays", async () => {
  const page = await openedHost({ speed: "30" }, { lengths: [200] });
  const first = page.command("play");
  const pause = page.command("pause");
  expect((await resultOf<"play">(page, first)).run?.playing).not.toBe(true);
  await resultOf<"pause">(page, pause);
  await page.frames(10);
  expect(page.state().run?.playing ?? false).toBe(false);
  const again = page.command("play");
  expect((await resultOf<"play">(page, again)).run?.playing).toBe(true);
});
