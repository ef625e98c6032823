import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { readPanes } from "../../src/config/panes.ts";
import type { PlaygroundConfig } from "../../src/config/settings.ts";
import { defaultConfig } from "../../src/config/settings.ts";
import type { Quality } from "../../src/protocol/messages.ts";
import { ladderOf, panesOf } from "../../src/store/derived.ts";
import { inspectedPane } from "../../src/store/inspector.ts";
import { firstPane, isFinished } from "../../src/store/panes.ts";
import { isOutdated, withPaneAdded, withPaneSetting } from "../../src/store/panes-compared.ts";
import { sceneOfPanes } from "../../src/store/panes-scene.ts";
import type { PlaygroundState } from "../../src/store/state.ts";
import { openedPlayground } from "./opened-playground.ts";
import { scriptedSampler } from "./scripted-worker.ts";

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
});
afterEach(() => {
  vi.useRealTimers();
});

const others = ({ config }: PlaygroundState) => readPanes(config.compare);
const runsOf = ({ run }: PlaygroundState) => run?.panes.map(({ recording }) => recording.run) ?? [];

test("Compare puts another sampler beside the page's own, up to four, and takes them all back", async () => {
  const { playground, state } = await openedPlayground();
  playground.toggleCompare();
  for (let more = 0; more < 5; more++) playground.addPane();
  const samplers = panesOf(state().config).map(({ sampler }) => sampler);
  expect(samplers).toEqual(["annealed-langevin", "reverse-sde", "probability-flow", "langevin"]);
  expect(state().otherPictures).toHaveLength(3);
  playground.toggleCompare();
  expect(state().config.compare).toBe("");
  expect(state().otherPictures).toHaveLength(0);
  // What was compared comes back.
  playground.toggleCompare();
  expect(panesOf(state().config).map(({ sampler }) => sampler)).toEqual(samplers);
});

test("every pane starts with its own settings, and from the seed they share", async () => {
  const { playground, worker, settled, state } = await openedPlayground();
  playground.toggleCompare();
  playground.setPaneSetting(1, "substeps", 3);
  playground.setPaneSetting(0, "stepsPerLevel", 7);
  playground.sample();
  await settled();
  const [a, b] = worker.askedFor("startRuns").at(-1)?.configs ?? [];
  expect(a).toMatchObject({ sampler: "annealed-langevin", stepsPerLevel: 7, seed: defaultConfig.seed });
  expect(b).toMatchObject({ sampler: "reverse-sde", substeps: 3, seed: defaultConfig.seed });
  expect(a?.substeps).toBe(defaultConfig.substeps);
  expect(runsOf(state())).toHaveLength(2);
});

test("what a pane has set stays its own, also where the page has it alike", () => {
  const one = { ...defaultConfig, ...withPaneAdded(defaultConfig) };
  const alike = { ...one, ...withPaneSetting(one, 1, "temperature", 1) };
  expect(readPanes(alike.compare)[0]).toMatchObject({ temperature: 1 });
  const page = { ...alike, temperature: 3 };
  expect(panesOf(page).map(({ temperature }) => temperature)).toEqual([3, 1]);
  expect(() => withPaneSetting(page, 4, "temperature", 1)).toThrow("need a pane from 0 to 1, got 4");
});

test("a rule's slider takes a pane off the page's custom ladder, and only that pane", () => {
  const custom: PlaygroundConfig = { ...defaultConfig, spacing: "custom", ladder: "1 0.3 0.05", levels: 3 };
  const compared = { ...custom, ...withPaneAdded(custom) };
  const changed = { ...compared, ...withPaneSetting(compared, 1, "levels", 6) };
  const [a, b] = panesOf(changed);
  expect(ladderOf(a as PlaygroundConfig)).toEqual([1, 0.3, 0.05]);
  expect(ladderOf(b as PlaygroundConfig)).toHaveLength(6);
});

test("a pane that is removed leaves the others their particles, at the same place", async () => {
  const { playground, settled, clock, state } = await openedPlayground({ speed: "600" }, [20, 10, 40]);
  playground.toggleCompare();
  playground.addPane();
  playground.sample();
  await settled();
  await clock.frames(10);
  expect(isFinished(state().run as NonNullable<PlaygroundState["run"]>)).toBe(true);
  const [a, , c] = runsOf(state());
  playground.removePane(1);
  await settled();
  expect(runsOf(state())).toEqual([a, c]);
  expect(others(state())).toEqual([{ sampler: "probability-flow" }]);
  playground.toggleCompare();
  await settled();
  expect(runsOf(state())).toEqual([a]);
  expect(state().run).toMatchObject({ step: 20, totalSteps: 20 });
});

test("another pane, or another sampler, starts all of them anew; another ladder takes the runs away", async () => {
  const { playground, settled, state } = await openedPlayground();
  playground.sample();
  await settled();
  playground.pause();
  const before = runsOf(state());
  playground.toggleCompare();
  await settled();
  expect(runsOf(state())).toHaveLength(2);
  expect(runsOf(state())).not.toContain(before[0]);
  expect(state().run).toMatchObject({ step: 0, playing: false });
  playground.setPaneSetting(1, "sampler", "ddim");
  await settled();
  expect(state().run?.panes[1]?.sampler).toBe("ddim");
  playground.setPaneSetting(1, "levels", 4);
  await settled();
  expect(state().run).toBeNull();
});

test("Play at an end starts anew where settings are others by now, and replays where they are not", async () => {
  const { playground, settled, clock, state } = await openedPlayground({ speed: "600" });
  playground.sample();
  await settled();
  await clock.frames(5);
  const [played] = runsOf(state());
  playground.play();
  await settled();
  expect(runsOf(state())).toEqual([played]);
  await clock.frames(5);
  // No affair of annealed Langevin dynamics.
  playground.setSetting("tolerance", 0.01);
  playground.play();
  await settled();
  expect(runsOf(state())).toEqual([played]);
  await clock.frames(5);
  playground.setSetting("stepSize", 0.2);
  playground.play();
  await settled();
  expect(runsOf(state())).not.toEqual([played]);
  expect(isOutdated(state().run as NonNullable<PlaygroundState["run"]>, state().config)).toBe(false);
});

test("results are hidden until the replay has ended", async () => {
  const { playground, settled, clock, state } = await openedPlayground({ speed: "600", compare: "sampler:ddim" });
  playground.sample();
  await settled();
  await clock.frames(6);
  expect(sceneOfPanes(state())).toMatch(/^nearest /);
  playground.hideAndReplay();
  expect(state().resultsHidden).toBe(true);
  expect(sceneOfPanes(state())).toBe("hidden");
  await clock.frames(1);
  expect(state().run?.step).toBeLessThan(20);
  expect(state().resultsHidden).toBe(true);
  await clock.frames(6);
  expect(state().run?.step).toBe(20);
  expect(state().resultsHidden).toBe(false);
});

test("results do not stay hidden where no end will come: the runs are gone, cannot start, or are compared no more", async () => {
  let refuses = false;
  const script = scriptedSampler([20]);
  const { playground, settled, clock, state } = await openedPlayground({ speed: "60", compare: "sampler:ddim" }, [20], {
    startRuns: (payload) => {
      if (refuses) throw new RangeError("need a drawing");
      return (script.startRuns as NonNullable<typeof script.startRuns>)(payload);
    },
    advanceRuns: script.advanceRuns as NonNullable<typeof script.advanceRuns>,
  });
  const hide = async () => {
    playground.hideAndReplay();
    await settled();
    await clock.frames(2);
    expect(state().resultsHidden).toBe(true);
  };
  await hide();
  playground.resetWeights();
  await settled();
  expect(state()).toMatchObject({ run: null, resultsHidden: false });
  await hide();
  playground.toggleCompare();
  expect(state().resultsHidden).toBe(false);
  playground.resetWeights();
  await settled();
  refuses = true;
  playground.hideAndReplay();
  await settled();
  expect(state()).toMatchObject({ run: null, resultsHidden: false });
  playground.clear();
  playground.hideAndReplay();
  expect(state().resultsHidden).toBe(false);
});

test("panes that change while runs are being started change the runs too, which play on", async () => {
  const { playground, settled, state } = await openedPlayground({
    compare: "sampler:ddim;sampler:langevin",
    follow: false,
  });
  playground.sample();
  playground.removePane(1);
  playground.setPaneSetting(1, "sampler", "ddpm");
  await settled();
  expect(state().run?.panes.map(({ sampler }) => sampler)).toEqual(["annealed-langevin", "ddpm"]);
  expect(state().run?.playing).toBe(true);
});

test("steps that are gone are told of in words of the page, until there are other runs", async () => {
  let changed = false;
  const script = scriptedSampler([2000]);
  const { playground, settled, clock, state } = await openedPlayground({ speed: "max" }, [2000], {
    ...script,
    advanceRuns: (payload) => {
      if (changed && payload.runs.some(({ from }) => from <= 900)) throw new RangeError("it has changed");
      return (script.advanceRuns as NonNullable<typeof script.advanceRuns>)(payload);
    },
  });
  playground.sample();
  await settled();
  playground.seek(900);
  await clock.frames(400);
  playground.pause();
  const { run } = state() as { run: NonNullable<PlaygroundState["run"]> };
  // As if memory had held the last steps alone.
  const [pane] = run.panes;
  const recording = { ...(pane as (typeof run.panes)[0]).recording, firstStep: 890 };
  const frames = recording.frames.slice(890);
  playground.state.set({ run: { ...run, panes: [{ ...pane, recording: { ...recording, frames } }] } as typeof run });
  changed = true;
  playground.seek(100);
  await settled();
  const kinds = () => state().notices.map(({ kind }) => kind);
  expect(kinds()).toContain("steps-gone");
  expect(kinds()).not.toContain("refused");
  expect(state().run).toMatchObject({ step: 900, playing: false });
  playground.sample();
  await settled();
  expect(kinds()).not.toContain("steps-gone");
});

test("who looks at a pane goes on looking at it when one before it is removed", async () => {
  const { playground, settled, state } = await openedPlayground({
    compare: "sampler:ddim;sampler:langevin;sampler:ddpm",
  });
  playground.sample();
  await settled();
  const looked = () => {
    const { run, inspector } = state();
    return inspectedPane(run as NonNullable<PlaygroundState["run"]>, inspector.pane).sampler;
  };
  playground.inspectPane(2);
  expect(looked()).toBe("langevin");
  playground.removePane(1);
  expect(looked()).toBe("langevin");
  playground.removePane(1);
  expect(looked()).toBe("annealed-langevin");
});

test("a pane whose class has no data keeps no other pane from being measured", async () => {
  let asked = 0;
  const { playground, settled, state } = await openedPlayground({ compare: "label:d;sampler:ddim" }, [20], {
    quality: ({ run }) => {
      asked++;
      return run === 2 ? null : ({ run, step: 0, slicedWasserstein: 0.5, floor: 0.01 } as Quality);
    },
  });
  playground.sample();
  await settled();
  playground.pause();
  expect(asked).toBeGreaterThanOrEqual(3);
  expect(state().run?.panes.map(({ quality }) => quality.length)).toEqual([1, 0, 1]);
});

test("every pane has the picture of the noise in its particles; panes alike share one question", async () => {
  const { playground, worker, settled, clock, state } = await openedPlayground({
    compare: "same;sampler:langevin,langevinLevel:10",
  });
  await clock.frames(3);
  const asked = () => worker.askedFor("picture").map(({ sigma }) => sigma);
  // The scripted runs have two levels, 1 and 0.1; before a run, each pane's first level.
  expect(new Set(asked())).toEqual(new Set([1, ladderOf(defaultConfig)[9]]));
  expect(asked()).toHaveLength(2);
  expect(state().otherPictures.map((picture) => picture?.sigma)).toEqual([1, ladderOf(defaultConfig)[9]]);
  playground.sample();
  await settled();
  playground.seek(20);
  await clock.frames(30);
  expect(state().picture?.sigma).toBe(0.1);
  expect(state().otherPictures.map((picture) => picture?.sigma)).toEqual([0.1, 0.1]);
});

test("a comparison says who got the weights right", () => {
  const mode = (sampled: number) => ({ place: [0, 0] as const, truth: 0.8, sampled, standardError: 0.01 });
  const pane = (share: number) => ({
    recording: { reached: 5, totalSteps: 5 },
    quality: [{ data: null, slicedWasserstein: share, modes: [mode(share), { ...mode(1 - share), truth: 0.2 }] }],
  });
  const scene = (...shares: number[]) =>
    sceneOfPanes({
      resultsHidden: false,
      data: null,
      run: { panes: shares.map(pane), step: 5, totalSteps: 5, playing: false },
    } as unknown as PlaygroundState);
  expect(scene(0.52, 0.79, 0.82)).toBe("right 12");
  expect(scene(0.52, 0.6)).toBe("none");
  expect(scene(0.79, 0.8)).toBe("all");
});

test("the first pane is the page's own", async () => {
  const { playground, settled, state } = await openedPlayground({ compare: "sampler:ddim" });
  playground.removePane(0);
  expect(others(state())).toHaveLength(1);
  playground.sample();
  await settled();
  expect(firstPane(state().run as NonNullable<PlaygroundState["run"]>).sampler).toBe("annealed-langevin");
});
